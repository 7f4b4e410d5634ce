/** Why a picture was not drawn: made wrongly, too big for a phone, too long waited for, or the drawing thread failed or was closed. */
export type RenderFault =
  | 'malformed'
  | 'too-large'
  | 'too-many-waiting'
  | 'time-limit'
  | 'failed'
  | 'crashed'
  | 'closed';

/** A picture that could not be drawn; the words go out without it. */
export class RenderError extends Error {
  override name = 'RenderError';

  constructor(
    readonly code: RenderFault,
    message: string,
  ) {
    super(message);
  }
}
