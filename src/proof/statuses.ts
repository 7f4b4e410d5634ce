import { nameKey } from '../language/fold.ts';
import { listBefore } from './lists.ts';
import type { Finding } from './model.ts';
import type { Passage } from './passages.ts';
import { statusOf } from './totals.ts';

interface Listed {
  readonly status: 'done' | 'on-schedule' | 'open' | 'behind';
  readonly items: ReadonlyMap<string, string>;
  readonly place: string;
}

const finished =
  /^[^，；。]{0,14}?(?:已经?|均已?|全部|全面|提前|超额|如期)*(?:完成|办结|销号|竣工|完工|建成投用|建成)(?:了|并[^，；。]{0,10})?(?:全年|年度|年)?(?:目标|任务|整改)*$/;
const opensStatus =
  /(?:\d{1,3}(?:个|项|件|家|处)|[两三四五六七八九十]{1,3}(?:个|项|件))|(?:均|已经?|全部|正在|尚未|未(?!成年)|提前|按序时|达到|余下|其余)/g;
const place = /(?:^|[，；。：:])([\u4e00-\u9fff]{1,8}?(?:县|区|市|镇|乡|街道))(?=[，：:、的已有共全完正尚])/g;
const shortest = 4;

/** An item that is listed as done and, in the same passage and for the same place, as not done. */
export function checkStatuses(passage: Passage): Finding[] {
  const lists = listsOf(passage);
  const findings: Finding[] = [];
  for (const [index, one] of lists.entries()) {
    for (const other of lists.slice(index + 1)) {
      if (one.place !== other.place || !contradict(one.status, other.status)) continue;
      const both = [...one.items].filter(([key]) => other.items.has(key)).map(([, item]) => item);
      if (both.length > 0) findings.push(finding(passage, both, one, other));
    }
  }
  return findings;
}

function listsOf(passage: Passage): Listed[] {
  const { read } = passage;
  const places = [...read.matchAll(place)];
  const found: Listed[] = [];
  let from = 0;
  for (const clause of read.split(/(?<=[，；;。])/)) {
    const text = clause.replace(/[，；;。]$/, '');
    const listed = clause.includes('、') ? readClause(read, from, text) : undefined;
    if (listed) {
      const at = from;
      found.push({ ...listed, place: places.findLast((one) => one.index <= at)?.[1] ?? '' });
    }
    from += clause.length;
  }
  return found;
}

function readClause(read: string, from: number, clause: string): Omit<Listed, 'place'> | undefined {
  const last = clause.lastIndexOf('、');
  const marks = [...clause.slice(last).matchAll(opensStatus)];
  for (const mark of marks) {
    const at = from + last + mark.index;
    const status = standing(read.slice(at, from + clause.length));
    const list = status && listBefore(read, at);
    if (!list) continue;
    const items = list.items.map((item) => item.trim());
    const keyed = items
      .map((item) => [nameKey(item), item] as const)
      .filter(([key]) => key.length >= shortest);
    return { status, items: new Map(keyed) };
  }
  return undefined;
}

function standing(tail: string): Listed['status'] | undefined {
  const status = statusOf(tail);
  if (status === 'done')
    return finished.test(tail.replace(/^\d+(?:个|项|件|家|处)[\u4e00-\u9fff]{0,6}?(?=已|均|全|提前|完)/, ''))
      ? 'done'
      : undefined;
  if (status === 'ahead' || (status === 'open' && /序时/.test(tail))) return 'on-schedule';
  return status;
}

function contradict(one: Listed['status'], other: Listed['status']): boolean {
  const both = new Set([one, other]);
  if (both.has('done')) return both.size === 2;
  return both.has('behind') && both.has('on-schedule');
}

const words = {
  done: '已完成',
  'on-schedule': '达到序时进度',
  open: '正在推进',
  behind: '未完成或滞后',
} as const;

function finding(passage: Passage, items: readonly string[], one: Listed, other: Listed): Finding {
  return {
    kind: 'status',
    sentences: passage.sentences,
    arithmetic: `${items.join('、')}既列在“${words[one.status]}”中，又列在“${words[other.status]}”中。`,
    advice: '请核实该项现状，只在一处保留，并相应改正个数。',
  };
}
