import { formatPeriod, type PeriodKey } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { uncoveredYears } from '../../src/domain/uncovered-years.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { knowledgeOf } from '../../src/office/knowledge.ts';
import { checkedLines, checkPaper } from '../../src/office/papers/check.ts';
import { makeMonthly } from '../../src/office/papers/monthly.ts';
import { printPaper } from '../../src/office/papers/print.ts';
import { monthlyOf, savePaper } from '../../src/store/papers.ts';
import { reportTexts } from '../../src/store/stories.ts';
import { mustBePrinted, paperWay } from './hand-over.ts';
import { monthMeant } from './month.ts';

const findingsShown = 4;

/** 月报 生成 <月份>: the report of a closed month as .docx, its figures frozen for 出处. */
export async function handOverMonthly(talk: Talk, typed: string): Promise<Outbound> {
  const { office, tx, now, today, message, person, record, say } = talk;
  if (person!.role !== 'office')
    throw new PersonError(
      'not_allowed',
      '月报由专班办公室生成，没有生成。',
      '您可以报本单位的文字，例如：月报 民生可感行动 重点任务 …',
    );
  const month = await monthMeant(talk, typed);
  if (month === undefined)
    throw new PersonError('month_open', '还没有结过账的月份，没有生成。', '结账后再发：月报 生成');
  const texts = await reportTexts(tx, month);
  const made = (await makeMonthly(tx, office, month, texts, today))!;
  const printed = await printPaper(office, 'monthly', made.paper, talk.draw);
  const { base64, notes } = mustBePrinted(printed, 'monthly', '没有生成');
  const way = await paperWay(talk);
  const revision = ((await monthlyOf(tx, month))?.revision ?? 0) + 1;
  const stored = { kind: 'monthly', revision, month, issuedOn: today, ...made } as const;
  const stories = texts.map(({ id }) => id);
  await savePaper(tx, { ...stored, personId: person!.id, inboxId: message.id, stories }, now);
  record({
    action: 'monthly.make',
    subject: month,
    data: { revision, stories, figures: made.figures.length },
  });
  const series = office.config.rules.papers.monthly.head.at(-1)!;
  const name = `${series}-${month}${revision > 1 ? `-第${revision}次` : ''}.docx`;
  say(way.to, { lines: [], file: { name, base64 } });
  const findings = checkPaper(made.paper, await knowledgeOf(tx, talk, await talk.inForce()));
  return {
    lines: [
      `${formatPeriod(month)}${series}：各单位文字${texts.length}段，数据${made.figures.length}个，文件“${name}”${way.said}。`,
      ...notes,
      ...noFigures(talk, month),
      ...checkedLines(findings, findingsShown),
      `看某个数的来源请发：出处 ${formatPeriod(month)} 序号或指标`,
    ],
  };
}

/** rules.yaml may still speak of last year's programmes alone. */
function noFigures({ office }: Talk, month: PeriodKey): string[] {
  const year = Number(month.slice(0, 4));
  const { programmes, rules } = office.config;
  return uncoveredYears(programmes, rules.papers.actions).includes(year)
    ? [`月报的行动里没有${year}年的专项和指标，没有印数据；请管理员在 rules.yaml 的 papers.actions 里写上。`]
    : [];
}
