const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu;

/**
 * Removes what no store, client or reader can use: control characters except tab and line ends, marks that
 * turn the reading direction around, and halves of characters.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '');
}
