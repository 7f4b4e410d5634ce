/** Characters nobody sees: controls, zero-width, direction marks, variation selectors, tags. Line breaks and tabs are not among them. */
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]|\u034f|\udb40[\udc00-\udfff]/g;

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

const foldable =
  /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2010-\u2013\u2212\u2215\u2236\u2e80-\u2fdf\u3000\uf900-\ufaff\ufe30-\ufe6f\uff01-\uffee]/g;

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  let known = folded.get(character);
  if (known === undefined) {
    known = computeFold(character);
    folded.set(character, known);
  }
  return known;
}

function computeFold(character: string): string {
  if (/\s/.test(character)) return ' ';
  if (/[\u2010-\u2013\u2212]/.test(character)) return '-';
  if (character === '\u2236') return ':';
  const normal = character.normalize('NFKC');
  return normal.length === 1 ? normal : character;
}

/** Removes what nobody sees and makes every line break a `\n`. */
export function clean(text: string): string {
  return text.replace(invisible, '').replace(lineBreak, '\n');
}

/**
 * Folds full-width forms, odd spaces and compatibility ideographs, one character to one, so that positions stay.
 * Whole-text NFKC would not do: it turns ① into 1 and ㎡ into m2.
 */
export function fold(text: string): string {
  return text.replace(foldable, foldCharacter);
}

/** Removes what nobody sees, folds widths, and trims and collapses spaces; line breaks stay. */
export function tidy(text: string): string {
  return fold(clean(text))
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** True for a character that `clean` removes or that is a space or line break. */
export function isBlank(character: string): boolean {
  return /\s/.test(character) || clean(character) === '';
}

const keyNoise = /[^\p{L}\p{N}%.+]+/gu;

/** The form in which names are compared: folded, lower case, without spaces, quotes and punctuation. */
export function nameKey(text: string): string {
  return fold(clean(text)).replace(keyNoise, '').toLowerCase();
}
