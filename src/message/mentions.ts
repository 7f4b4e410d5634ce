/**
 * Removes the bot's own mention where a client puts it, at the start or the end. Only names the bot is known
 * by are removed, the longest first: names may hold spaces, and other people mentioned stay in the text.
 */
export function withoutOwnMention(text: string, names: readonly string[]): string {
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  let rest = text.trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = withoutFirst(rest, known);
  }
  return rest;
}

function withoutFirst(text: string, names: readonly string[]): string {
  for (const name of names) {
    for (const at of ['@', '＠']) {
      const mention = at + name;
      if (text.startsWith(mention)) return text.slice(mention.length).replace(/^[\s,，:：]+/u, '');
      if (text.endsWith(mention)) return text.slice(0, -mention.length).trim();
    }
  }
  return text;
}
