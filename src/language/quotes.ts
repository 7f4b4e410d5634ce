const dashes = /\n[ \t]*(?:[-—–_][ \t]*){3,}(?:\r?\n|$)/;
const quoteStart = /^[\s\u3000\u2005]*[「“"『【]/;
const quoteEnd = /[」”"』】][\s\u3000\u2005]*$/;

/** Leaves out what a message quotes: `> …` lines, and 「某某：…」 above a line of dashes. */
export function withoutQuotes(text: string): string {
  const rule = dashes.exec(text);
  const above = rule ? text.slice(0, rule.index) : '';
  const own =
    rule && quoteStart.test(above) && quoteEnd.test(above.slice(-40))
      ? text.slice(rule.index + rule[0].length)
      : text;
  if (!/^[ \t]*>/m.test(own)) return own;
  return own
    .split('\n')
    .filter((line) => !/^[ \t]*>/.test(line))
    .join('\n');
}
