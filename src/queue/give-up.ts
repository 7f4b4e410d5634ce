/** Thrown by a handler to say that another attempt would not help. */
export class GiveUp extends Error {
  override name = 'GiveUp';
}
