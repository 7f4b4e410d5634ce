/** What stands between braces in one paragraph. */
export type Found =
  | { readonly kind: 'name'; readonly name: string }
  /** {{ without }}, or }} without {{ */
  | { readonly kind: 'unclosed'; readonly text: string }
  | { readonly kind: 'unopened'; readonly text: string }
  /** {期号} or ｛｛期号｝｝: meant, but not read. */
  | { readonly kind: 'wrong-braces'; readonly text: string; readonly name: string };

/** Every placeholder of a paragraph, right or wrong, from left to right. */
export function findPlaceholders(text: string, known: readonly string[]): Found[] {
  return [...pairs(text), ...nearly(text, known)];
}

function pairs(text: string): Found[] {
  const found: Found[] = [];
  let begin: number | undefined;
  for (const { 0: mark, index } of text.matchAll(/\{\{|\}\}/g)) {
    if (mark === '{{') {
      if (begin !== undefined) found.push({ kind: 'unclosed', text: excerpt(text, begin) });
      begin = index;
    } else if (begin === undefined) {
      found.push({ kind: 'unopened', text: excerpt(text, Math.max(0, index - 10)) });
    } else {
      found.push({ kind: 'name', name: text.slice(begin + 2, index) });
      begin = undefined;
    }
  }
  if (begin !== undefined) found.push({ kind: 'unclosed', text: excerpt(text, begin) });
  return found;
}

function nearly(text: string, known: readonly string[]): Found[] {
  const single = /(?<!\{)\{\s*([^{}]{1,20}?)\s*\}(?!\})|[｛{]{1,2}\s*([^{}｛｝]{1,20}?)\s*[｝}]{1,2}/g;
  return [...text.matchAll(single)].flatMap(([whole, one, other]) => {
    const name = one ?? other ?? '';
    return known.includes(name) && !/^\{\{.*\}\}$/.test(whole)
      ? [{ kind: 'wrong-braces' as const, text: whole, name }]
      : [];
  });
}

/** Enough to find the place. */
export function excerpt(text: string, from = 0): string {
  const characters = Array.from(text.slice(from));
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : characters.join('');
}
