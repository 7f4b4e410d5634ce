import { shortMonth } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { closedMonth } from '../../src/office/closing/shown.ts';
import { issueName, type MadePaper, makeBulletin } from '../../src/office/papers/bulletin.ts';
import { checkedLines, samePrint } from '../../src/office/papers/check.ts';
import { printPaper } from '../../src/office/papers/print.ts';
import { loadReach } from '../../src/office/reach.ts';
import { drawBulletinNumber, holdBulletinNumber, savePaper, storiesOf } from '../../src/store/papers.ts';
import { lockStories, moveStory, type StoredStory } from '../../src/store/stories.ts';
import { tellUnit } from '../findings/tell.ts';
import { storyText } from '../stories/held.ts';
import { reusedLines } from '../stories/uses.ts';
import { mustBePrinted, paperWay } from './hand-over.ts';
import { issuedBulletin, type TypedIssue } from './issue.ts';
import { contentText, findingsIn, nextBulletin, seriesOf } from './make-bulletin.ts';

const findingsShown = 4;
const longestReason = 300;
const seen = /已核对|仍然签发|确认/;

/** 专报 签发 [月份]: draws the number, freezes text and figures, marks the stories as used, hands the file over. */
export async function signBulletin(talk: Talk, typed: string): Promise<Outbound> {
  const { tx, office, now, today, message, record } = talk;
  const year = Number(today.slice(0, 4));
  const n = await holdBulletinNumber(tx, year);
  const next = await nextBulletin(talk, typed.replace(seen, ' '), { year, n }, false);
  const findings = await findingsIn(talk, next.made);
  if (findings.length > 0 && !seen.test(typed))
    throw new PersonError(
      'contradictions',
      `有${findings.length}处疑问没有核对，没有签发。改正后再签发；确认无误请发：专报 签发 已核对`,
      ...checkedLines(findings, findingsShown),
    );
  const printed = await printPaper(office, 'bulletin', next.made.paper, talk.draw);
  const { base64, notes } = mustBePrinted(printed, 'bulletin', '没有签发');
  const way = await paperWay(talk);
  const reused = await reusedLines(talk, next.stories);
  // From here on something is written: nothing below refuses.
  await drawBulletinNumber(tx, { year, n, inboxId: message.id }, now);
  await freeze(talk, { year, n, revision: 1 }, next.made, next.stories);
  for (const { id, position } of next.stories)
    await moveStory(tx, id, 'used', position === undefined ? {} : { position });
  const checked = findings.length > 0 ? { findings: findings.length } : {};
  record({
    action: 'bulletin.issue',
    subject: `${year}/${n}`,
    data: { stories: next.stories.map(({ id }) => id), month: next.month ?? null, ...checked },
  });
  const name = `${seriesOf(talk)}-${issueName({ year, n })}.docx`;
  talk.say(way.to, { lines: [], file: { name, base64 } });
  await tellUsed(talk, next.stories, issueName({ year, n }));
  return {
    lines: [
      `已签发${contentText(talk, next)}，文件“${name}”${way.said}。`,
      ...notes,
      ...reused,
      ...checkedLines(findings, findingsShown),
      `看某个数的来源请发：出处 第${n}期 序号；有错请发：专报 第${n}期 更正 原因：…`,
    ],
  };
}

/** 专报 第3期: the issue as it was frozen, once more as a file. */
export async function handOverIssue(talk: Talk, typed: TypedIssue): Promise<Outbound> {
  const issued = await issuedBulletin(talk, typed);
  const printed = await printPaper(talk.office, 'bulletin', issued.paper, talk.draw);
  const { base64, notes } = mustBePrinted(printed, 'bulletin', '没有导出');
  const way = await paperWay(talk);
  const edition = issued.revision > 1 ? `-第${issued.revision}版` : '';
  const name = `${seriesOf(talk)}-${issueName(issued)}${edition}.docx`;
  talk.say(way.to, { lines: [], file: { name, base64 } });
  return {
    lines: [
      `${issueName(issued)}${seriesOf(talk)}${issued.revision > 1 ? `（第${issued.revision}版）` : ''}，数据${issued.figures.length}个，文件“${name}”${way.said}。`,
      ...notes,
    ],
  };
}

/** 专报 第3期 更正 原因：…: the same stories as they read now and the month as it is closed now, with a correction note. */
export async function reviseBulletin(talk: Talk, typed: TypedIssue, why: string): Promise<Outbound> {
  const { tx, office, today, record } = talk;
  const before = await issuedBulletin(talk, typed);
  const { year, n, month } = before;
  if (why === '')
    throw new PersonError(
      'reason_missing',
      '更正要写原因，会印在文稿里，没有更正。请补上再发：',
      `专报 第${n}期 更正 原因：`,
    );
  if (month && !(await closedMonth(tx, month)))
    throw new PersonError(
      'month_open',
      `这一期印的是${shortMonth(month)}的数据，该月已重开，没有更正。`,
      `重新结账后再更正，请先发：结账 ${shortMonth(month)}`,
    );
  const note = harmless(why, longestReason);
  const revision = { number: before.revision + 1, note };
  const stories = await lockStories(tx, await storiesOf(tx, before.id));
  const issue = issueName(before);
  const made = await makeBulletin(tx, office, { stories, month, issue, date: today, revision });
  if (samePrint(made.paper, before.paper))
    throw new PersonError(
      'nothing_changed',
      `${issue}的内容没有变化，没有更正。`,
      '改文字请先发：简讯 编号 改 正文：…；改数据请先重开、更正、再结账。',
    );
  const { base64, notes } = mustBePrinted(
    await printPaper(office, 'bulletin', made.paper, talk.draw),
    'bulletin',
    '没有更正',
  );
  const way = await paperWay(talk);
  await freeze(talk, { year, n, revision: revision.number, note }, made, stories);
  record({
    action: 'bulletin.revise',
    subject: `${year}/${n}`,
    data: { revision: revision.number, reason: note },
  });
  const name = `${seriesOf(talk)}-${issue}-第${revision.number}版.docx`;
  talk.say(way.to, { lines: [], file: { name, base64 } });
  return {
    lines: [
      `已更正${issue}${seriesOf(talk)}（第${revision.number}版），文稿里印有更正说明，文件“${name}”${way.said}。`,
      ...notes,
      ...checkedLines(await findingsIn(talk, made), findingsShown),
    ],
  };
}

async function freeze(
  { tx, now, today, person, message }: Talk,
  issue: {
    readonly year: number;
    readonly n: number;
    readonly revision: number;
    readonly note?: string;
  },
  { paper, figures, month }: MadePaper,
  stories: readonly StoredStory[],
): Promise<void> {
  await savePaper(
    tx,
    {
      kind: 'bulletin',
      ...issue,
      ...(month ? { month } : {}),
      issuedOn: today,
      paper,
      figures,
      personId: person!.id,
      inboxId: message.id,
      stories: stories.map(({ id }) => id),
    },
    now,
  );
}

async function tellUsed(talk: Talk, stories: readonly StoredStory[], issue: string): Promise<void> {
  const reach = await loadReach(talk.tx, talk.office.channels);
  for (const story of stories)
    tellUnit(talk, reach, story.unit, [`【简讯 ${story.id}】已被${issue}专报采用：${storyText(story)}。`]);
}
