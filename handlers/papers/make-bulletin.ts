import { formatPeriod, type PeriodKey, shortMonth } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { knowledgeOf } from '../../src/office/knowledge.ts';
import { issueName, type MadePaper, makeBulletin } from '../../src/office/papers/bulletin.ts';
import { checkedLines, checkPaper, sameSection } from '../../src/office/papers/check.ts';
import { printPaper } from '../../src/office/papers/print.ts';
import { bulletinWith, nextBulletinNumber } from '../../src/store/papers.ts';
import { acceptedStories, type StoredStory } from '../../src/store/stories.ts';
import { storyText } from '../stories/held.ts';
import { reusedLines } from '../stories/uses.ts';
import { mustBePrinted, paperWay } from './hand-over.ts';
import type { IssuedBulletin } from './issue.ts';
import { monthMeant } from './month.ts';

/** What the next bulletin would be, made now. */
export interface NextBulletin {
  readonly made: MadePaper;
  readonly stories: readonly StoredStory[];
  readonly month?: PeriodKey;
}

/** The next issue as it would be with these stories and a closed month's figures; refuses one with nothing new in it. */
export async function nextBulletin(
  talk: Talk,
  typed: string,
  issue: { readonly year: number; readonly n: number },
  draft: boolean,
): Promise<NextBulletin> {
  const { tx, office, today } = talk;
  const month = await monthMeant(talk, typed);
  const stories = await acceptedStories(tx);
  if (stories.length === 0 && month === undefined)
    throw new PersonError(
      'nothing_to_print',
      '还没有采用的简讯，也没有结账的月份，下期专报是空的。',
      '看待采用的简讯请发：简讯',
    );
  const name = `${issueName(issue)}${draft ? '（草稿）' : ''}`;
  const made = await makeBulletin(tx, office, { stories, month, issue: name, date: today });
  if (stories.length === 0) await mustPrintNew(talk, made, issue.year);
  return { made, stories, ...(month ? { month } : {}) };
}

/** Two who sign at one time, or one who signs twice, make one issue: the second would only repeat the figures. */
async function mustPrintNew({ tx, office }: Talk, { paper, month }: MadePaper, year: number): Promise<void> {
  const before = (await bulletinWith(tx, year, month!)) as IssuedBulletin | undefined;
  if (!before || !sameSection(before.paper, paper, office.config.rules.papers.dataSection)) return;
  throw new PersonError(
    'already_printed',
    `${issueName(before)}已印过${shortMonth(month!)}的数据，之后没有新采用的简讯，没有可印的新内容。`,
    `要那一期的文件请发：专报 第${before.n}期；看待采用的简讯请发：简讯`,
  );
}

/** The findings of the self-check: against the text itself and the ledger. */
export async function findingsIn(talk: Talk, made: MadePaper) {
  return checkPaper(made.paper, await knowledgeOf(talk.tx, talk, await talk.inForce()));
}

const findingsShown = 3;
/** What fits on a phone. */
const oneScreen = 12;

/** 专报: what the next issue would hold, what contradicts itself in it first. */
export async function showNext(talk: Talk): Promise<Outbound> {
  const next = await nextBulletin(talk, '', await nextIssue(talk), true);
  const findings = await findingsIn(talk, next.made);
  const { sections } = talk.office.config.rules.papers;
  const inOrder = sections.flatMap((section) => next.stories.filter((one) => one.section === section));
  const head = [
    `下期是${contentText(talk, next)}。`,
    ...(await reusedLines(talk, next.stories)),
    ...checkedLines(findings, findingsShown),
  ];
  const room = Math.max(1, oneScreen - head.length - 2);
  const more = inOrder.length - room;
  return {
    lines: [
      ...head,
      ...inOrder.slice(0, room).map((one) => `${one.id}号 ${storyText(one)}`),
      ...(more > 0 ? [`……还有${more}篇`] : []),
      '换次序请发：简讯 编号 采用 位次；看全文请发：专报 生成；定稿请发：专报 签发',
    ],
  };
}

/** 专报 生成 [月份]: the draft as .docx; no number is drawn. */
export async function handOverDraft(talk: Talk, typed: string): Promise<Outbound> {
  const { office, today, record, say } = talk;
  const next = await nextBulletin(talk, typed, await nextIssue(talk), true);
  const printed = await printPaper(office, 'bulletin', next.made.paper, talk.draw);
  const { base64, notes } = mustBePrinted(printed, 'bulletin', '没有生成');
  const way = await paperWay(talk);
  const name = `${seriesOf(talk)}-草稿-${today}.docx`;
  say(way.to, { lines: [], file: { name, base64 } });
  record({
    action: 'bulletin.draft',
    subject: next.made.paper.issue,
    data: { stories: next.stories.map(({ id }) => id), month: next.month ?? null },
  });
  return {
    lines: [
      `草稿：${contentText(talk, next)}，文件“${name}”${way.said}。`,
      ...notes,
      ...(await reusedLines(talk, next.stories)),
      ...checkedLines(await findingsIn(talk, next.made), findingsShown + 1),
      '定稿请发：专报 签发',
    ],
  };
}

/** 2024年第3期工作专报：简讯5篇，数据2024年9月28个 */
export function contentText(talk: Talk, { made, stories, month }: NextBulletin): string {
  const data = month
    ? `，${formatPeriod(month)}数据${made.figures.length}个`
    : '，没有已结账的月份，不印数据';
  return `${made.paper.issue.replace('（草稿）', '')}${seriesOf(talk)}：简讯${stories.length}篇${data}`;
}

/** 工作专报 */
export function seriesOf({ office }: Talk): string {
  return office.config.rules.papers.bulletin.head.at(-1)!;
}

async function nextIssue({ tx, today }: Talk): Promise<{ year: number; n: number }> {
  const year = Number(today.slice(0, 4));
  return { year, n: await nextBulletinNumber(tx, year) };
}
