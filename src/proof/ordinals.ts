import { countsOf } from './lists.ts';
import type { Finding } from './model.ts';
import type { Passage } from './passages.ts';

const ordinals = /(?<![\u4e00-\u9fff])([一二三四五六七八九十])(?:是|要)/g;
const digits = '一二三四五六七八九十';
/** What is said to be so many and then told one by one. */
const announces = /^(?:个)?(?:类|方面|点|大?特点|项|条|种|问题|举措|措施|工作|任务)/;
const mostPassages = 20;

/** 分为五类：一是…；二是…: the last ordinal against the number that announced them. */
export function checkOrdinals(passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage, index) => {
    const [first] = passage.read.matchAll(ordinals);
    if (first?.[1] !== '一') return [];
    const count = countsOf(passage.read.slice(0, first.index)).findLast(({ end }) =>
      /^[^，。；、\d]{0,14}[:：，]$/.test(passage.read.slice(end, first.index)),
    );
    if (!count || !announces.test(count.word + count.noun)) return [];
    const told = [passage, ...goingOn(passages, index)].flatMap(({ read }) => [...read.matchAll(ordinals)]);
    const inOrder = told.every(([, digit], at) => digit === digits[at]);
    if (!inOrder || told.length < 2 || told.length === count.number) return [];
    return [
      {
        kind: 'count',
        sentences: passage.sentences,
        arithmetic: `文中说是${count.typed}${count.noun}，列出的有${told.length}个（从“一”到“${digits[told.length - 1]}”）。`,
        advice: '请核对个数和所列各项，补上漏写的，或改正个数。',
      },
    ];
  });
}

/** The passages behind one that belong to it: its paragraph, and paragraphs that begin with an ordinal. */
function goingOn(passages: readonly Passage[], index: number): readonly Passage[] {
  const rest = passages.slice(index + 1, index + 1 + mostPassages);
  const next = rest.findIndex(({ head, read }) => head && !/^[一二三四五六七八九十](?:是|要)/.test(read));
  return next < 0 ? rest : rest.slice(0, next);
}
