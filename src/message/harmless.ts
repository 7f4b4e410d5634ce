import { printable } from './printable.ts';

/** Longer than any name or remark that helps a reader to recognise what was typed. */
const defaultLength = 60;
/** No need to look further than this for the first few dozen characters. */
const lookedAt = 4000;

/**
 * Makes text that a person typed safe inside a message on every platform: one line, no mention, link,
 * markdown or markup, at most `maxLength` characters. `harmless('@all [点我](http://a.cn)')` reads the
 * same and does nothing.
 */
export function harmless(text: string, maxLength = defaultLength): string {
  const line = printable(text.slice(0, lookedAt).replace(/\u0085/g, '\n'))
    .replace(/(?!\u200d)\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/:(?=\/\/)/g, '：')
    .replace(/(?<=[\p{L}\p{N}-])\.(?=[a-z]{2})/giu, '．')
    .replace(/[@<>[\]*`_#|~\\!&]/g, fullWidth)
    .trim();
  const characters = Array.from(line);
  const cut = characters.length > maxLength || text.length > lookedAt;
  return cut ? `${characters.slice(0, maxLength - 1).join('')}…` : line;
}

/** Text of ours for a client that reads markdown: shown as it is, links included. */
export function asMarkdown(line: string): string {
  return printable(line)
    .replace(/^(?=[#>] ?)./, fullWidth)
    .replace(/https?:\/\/[^\s<>，。；）】]+|[<>[\]*`_~|\\]/g, (found) =>
      found.length > 1 ? found : fullWidth(found),
    );
}

/** The full-width twin of an ASCII character: looks the same to a reader and means nothing to a client. */
function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
