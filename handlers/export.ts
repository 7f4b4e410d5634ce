import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { enclosed } from '../src/office/exports/book.ts';
import { findingsBook } from '../src/office/exports/findings-book.ts';
import { ledgerBook } from '../src/office/exports/ledger-book.ts';
import { noticesBook } from '../src/office/exports/notices-book.ts';
import { rankingBook } from '../src/office/exports/ranking-book.ts';
import { splitMonth } from './closing/typed-month.ts';
import { type Handed, noticePapers } from './handing/notice-papers.ts';
import { noWay, wayBack } from './handing/way.ts';

interface Wish {
  /** What was typed, without CSV. */
  readonly typed: string;
  readonly csv: boolean;
}

const kinds = {
  ledger: { word: /台账|填报/, make: ledgerBook, monthly: true },
  ranking: { word: /排名|得分/, make: rankingBook, monthly: true },
  notices: { word: /通知|预警/, make: noticesBook, monthly: false },
  findings: { word: /问题/, make: findingsBook, monthly: false },
} as const;

/** A city's year has some ten thousand rows; more is for the administrator's tool. */
const mostRows = 30_000;

/** 导出 <台账, 排名, 通知 or 问题> [月份] [CSV]; 导出 通知 <编号> gives the 《预警通知》 as Word. */
export const exportRecords = defineHandler<Wish>({
  words: ['导出'],
  roles: ['office'],
  help: '导出台账、排名、预警通知、问题为 Excel；写通知编号导出 Word',
  examples: ['导出 台账 9月', '导出 通知 12'],
  parse(rest) {
    const csv = /(?<![a-z])csv(?![a-z])/i;
    const typed = rest.normalize('NFKC');
    return { typed: typed.replace(csv, ' ').trim(), csv: csv.test(typed) };
  },
  async run({ typed, csv }, talk) {
    const { month, rest } = splitMonth(typed, talk.today);
    const [name, kind] = Object.entries(kinds).find(([, { word }]) => word.test(rest)) ?? [];
    if (!kind)
      throw new PersonError(
        'kind_missing',
        '请写明导出什么：台账、排名、通知、问题。例如：',
        '导出 台账 9月',
        '导出 排名 CSV',
      );
    const id = /\d{1,9}/.exec(rest.replace(kind.word, ' '))?.[0];
    if (kind === kinds.notices && id)
      return handOver(talk, `notice:${id}`, await noticePapers(talk, Number(id)));
    if (month !== undefined && !kind.monthly)
      throw new PersonError('month_unused', `${rest}不分月份，没有导出。请发：`, `导出 ${rest}`);
    if (csv && talk.message.platform === 'dingtalk')
      throw new PersonError('no_csv', '钉钉不能传 CSV 文件，没有导出。请导出 Excel：', `导出 ${typed}`);
    const { tx, office, now } = talk;
    const scope = { db: tx, config: office.config, zone: office.zone, now };
    const book = await kind.make(scope, month);
    if ('none' in book) throw new PersonError('nothing_to_export', book.none, '没有导出。');
    if (book.tables.some(({ rows }) => rows.length > mostRows))
      throw new PersonError(
        'too_large',
        `${book.summary}太多了，聊天里发不了，没有导出。`,
        '请写明月份再导出，或请管理员用 diaodu export 导出。',
      );
    return handOver(talk, name!, { summary: book.summary, enclosures: [enclosed(book, csv)] });
  },
});

async function handOver(talk: Talk, subject: string, { summary, enclosures }: Handed): Promise<Outbound> {
  const way = wayBack(talk);
  if (!way) throw new PersonError('no_way', ...noWay);
  for (const enclosure of enclosures) talk.say(way.to, { lines: [], ...enclosure });
  const names = enclosures.map(({ workbook, file }) => (workbook ?? file)!.name);
  talk.record({ action: 'export', subject, data: { files: names } });
  return { lines: [summary, `文件${names.map((name) => `“${name}”`).join('、')}${way.said}。`] };
}
