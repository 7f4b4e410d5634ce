import { readChineseNumeral } from '../language/chinese-numerals.ts';

/** A、B、C before a number of things: 、 inside quotes and brackets parts nothing. */
export interface Listing {
  readonly items: readonly string[];
  /** 等 stands at its end. */
  readonly open: boolean;
  readonly start: number;
  readonly end: number;
}

/** A number of things that a list may stand before or after. */
export interface Count {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** 个, 级, 县 … */
  readonly word: string;
  /** What is counted, as far as it is printed behind. */
  readonly noun: string;
  readonly typed: string;
}

const count =
  /(?<![\d.,第~-])(\d{1,2}|[两二三四五六七八九十]{1,3})(个|项|家|类|种|大|级|方面|条|件|名|位|人|所|处|县|市|区|部门|镇|乡|方|组|支|省|地|者|州|省份)(?![余多])/g;
const nounAfter =
  /^[“"《]?((?:(?!已|均|全|正|被|将|为|的|在|以|较|同|通|完|建成|投|开工|中|里|，)[\u4e00-\u9fff]){1,10})/;
const pairs: Readonly<Record<string, string>> = { '”': '“', ')': '(', '》': '《', '’': '‘' };
const opening = /[“(《‘]/;
const longestItem = 60;
const mostItems = 40;

/** All counts of a text that are small enough for a list. */
export function countsOf(read: string): Count[] {
  return [...read.matchAll(count)].flatMap((match) => {
    const [typed, digits, word] = match as unknown as [string, string, string];
    const number = /\d/.test(digits) ? Number(digits) : readChineseNumeral(digits, 0)?.value.toNumber();
    if (number === undefined || number < 2 || number > 60) return [];
    const end = match.index + typed.length;
    const noun = nounAfter.exec(read.slice(end, end + 14))?.[1] ?? '';
    return [{ number, start: match.index, end, word, noun, typed }];
  });
}

/** The list that ends where a count (or anything else) begins; undefined when there are fewer than two items. */
export function listBefore(read: string, end: number): Listing | undefined {
  const items: string[] = [];
  let item = '';
  let at = end - 1;
  for (; at >= 0; at -= 1) {
    const character = read[at]!;
    const opener = pairs[character];
    const open = opener === undefined ? -1 : read.lastIndexOf(opener, at);
    if (open >= 0 && at - open < longestItem) {
      item = read.slice(open, at + 1) + item;
      at = open;
      continue;
    }
    if (opening.test(character) || /[，,；;：:。]/.test(character)) break;
    if (character === '、') {
      items.unshift(item);
      item = '';
      if (items.length > mostItems) return undefined;
    } else {
      item = character + item;
      if (item.length > longestItem) return undefined;
    }
  }
  items.unshift(item);
  const last = items.at(-1)!;
  const bare = last.replace(/(?:共|余下|其余|剩余|上述|以上|这)?的?$/, '');
  const ended = bare.replace(/等$/, '');
  if (items.length < 2 || ended === '' || /等/.test(ended.replace(/[“《(].*?[”》)]/g, ''))) return undefined;
  return { items: [...items.slice(0, -1), ended], open: ended !== bare, start: at + 1, end };
}

/** The list after a count: in a bracket, or after a colon, 即, 分别是 up to the sentence's end. */
export function listAfter(read: string, end: number): Listing | undefined {
  const rest = read.slice(end, end + 400);
  const lead =
    /^(?:[“"]?[\u4e00-\u9fff]{0,10}[”"]?)(\(|[:]|，?(?:即|(?:分别|依次)(?:是|为))[:]?)/.exec(rest) ??
    /^(?:\([^()]{0,12}\))?[\u4e00-\u9fff]{0,20}((?:分别|依次)(?:是|为)[:])/.exec(rest);
  if (!lead) return undefined;
  const start = lead[0].length;
  const stop = lead[1] === '(' ? rest.indexOf(')', start) : rest.slice(start).search(/[。；;]|$/) + start;
  const content = stop < 0 ? '' : rest.slice(start, stop).replace(/\([^()、，；等]{1,12}\)/g, '');
  if (stop >= 399 || /[，,；;：:等如含括见。()]|其中|[一二三四五]是/.test(content)) return undefined;
  const items = content.replace(/[“《][^”》]*[”》]/g, (quoted) => quoted.replaceAll('、', '·')).split('、');
  return items.length < 2 ? undefined : { items, open: false, start: end + start, end: end + stop };
}

/** How many 和, 及, 与 stand in a list outside quotes: each may part two items. */
export function connectorsIn({ items }: Listing): number {
  const bare = items.map((item) => item.replace(/[“《(][^”》)]*[”》)]/g, ''));
  return bare.reduce((sum, item) => sum + (item.match(/和|及|与|暨|或|[/／+]/g)?.length ?? 0), 0);
}
