import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { unitName } from '../../src/office/findings/text.ts';
import { lengthOf } from '../../src/office/papers/story.ts';
import { loadReach } from '../../src/office/reach.ts';
import { acceptedStories, addWords, moveStory, type StoredStory } from '../../src/store/stories.ts';
import { tellOffice, tellUnit } from '../findings/tell.ts';
import { mustBeOffice, mustBeText, storyName, storyText, wordOf } from './held.ts';
import { type Accepting, takeName } from './read.ts';
import { mustBeNew, usesOf } from './uses.ts';

const longestReason = 300;

/**
 * 采用: a story will stand in the next issue, in another section where one is named, at a place among those of its
 * section, else behind them; one that was printed only by 再用.
 */
export async function acceptStory(
  talk: Talk,
  story: StoredStory,
  { section: named, place, again }: Accepting,
): Promise<Outbound> {
  mustBeOffice(talk, story.kind);
  if (!again) await mustBeNew(talk, story);
  const section = named === undefined ? story.section : await sectionMeant(talk, story, named);
  const others = (await acceptedStories(talk.tx)).filter(
    (one) => one.section === section && one.id !== story.id,
  );
  const at = Math.min(Math.max(place ?? others.length + 1, 1), others.length + 1);
  const ordered = others.toSpliced(at - 1, 0, story);
  for (const [index, one] of ordered.entries())
    await moveStory(talk.tx, one.id, 'accepted', { section, position: index + 1 });
  talk.record({ action: 'story.accept', subject: String(story.id), data: { section, place: at } });
  const accepted = { ...story, section };
  const reach = await loadReach(talk.tx, talk.office.channels);
  if (story.state !== 'accepted' || section !== story.section)
    tellUnit(talk, reach, story.unit, [
      `【简讯 ${story.id}】专班办公室将在下期专报采用：${storyName(talk, accepted)}。`,
    ]);
  return {
    lines: [
      `已采用${storyName(talk, accepted)}，排在${section}第${at}篇（共${ordered.length}篇）。`,
      '看下期专报请发：专报',
    ],
  };
}

/** The section that the office names; the one a story was printed in stands, as its bonus may rest on it. */
async function sectionMeant({ office, tx }: Talk, story: StoredStory, typed: string): Promise<string> {
  const { sections } = office.config.rules.papers;
  const { found } = takeName(typed, sections);
  if (found === undefined)
    throw new PersonError(
      'section_unknown',
      `没有“${typed}”这个栏目，没有采用。栏目有：${sections.join('、')}。例如：`,
      `简讯 ${story.id} 采用 ${story.section}`,
    );
  const uses = found === story.section ? '' : await usesOf({ tx }, story.id);
  if (uses === '') return found;
  throw new PersonError(
    'already_used',
    `${story.id}号已在${uses}印在${story.section}，不能换栏目，没有采用。再用请发：`,
    `简讯 ${story.id} 再用`,
  );
}

/** 退回: with a reason, which the unit reads with the line to send it again. */
export async function returnStory(talk: Talk, story: StoredStory, typed: string): Promise<Outbound> {
  const word = wordOf[story.kind];
  mustBeOffice(talk, story.kind);
  await mustNotBeUsed(talk, story, '退回');
  if (typed === '')
    throw new PersonError(
      'reason_missing',
      '退回要写原因，没有退回。请补上再发：',
      `${word} ${story.id} 退回 原因：`,
    );
  const reason = harmless(typed, longestReason);
  await moveStory(talk.tx, story.id, 'rejected', { reason });
  talk.record({ action: 'story.return', subject: String(story.id), data: { reason } });
  const reach = await loadReach(talk.tx, talk.office.channels);
  const told = tellUnit(talk, reach, story.unit, [
    `【${word} ${story.id}】专班办公室退回了${storyName(talk, story)}。原因：${reason}`,
    '改好后请发（正文写在后面）：',
    `${word} ${story.id} 改 正文：`,
  ]);
  const name = unitName(talk.office, story.unit);
  return {
    lines: [
      `已退回${storyName(talk, story)}，${told ? `已通知${name}` : `${name}没有能单独通知的群，请电话告知`}。`,
    ],
  };
}

/** 撤回: whoever submitted it, or the office, takes it out. */
export async function takeBackStory(talk: Talk, story: StoredStory): Promise<Outbound> {
  if (await takenBackAgain(talk, story)) return { lines: [`已从下期专报撤下${storyName(talk, story)}。`] };
  await mustNotBeUsed(talk, story, '撤回');
  const reason = talk.person!.role === 'office' ? '专班办公室撤回' : '投稿单位撤回';
  await moveStory(talk.tx, story.id, 'rejected', { reason });
  talk.record({ action: 'story.take-back', subject: String(story.id), data: { reason } });
  return { lines: [`已撤回${storyName(talk, story)}。`] };
}

/** 改: newer words; what a unit changes after it was decided waits for the office again. */
export async function changeStory(
  talk: Talk,
  story: StoredStory,
  words: { readonly title: string; readonly body: string },
): Promise<Outbound> {
  const { tx, now, person, message, record } = talk;
  const word = wordOf[story.kind];
  const byOffice = person!.role === 'office';
  mustBeText(words, word, `${word} ${story.id} 改 正文：`);
  if (!byOffice) await mustNotBeUsed(talk, story, '修改');
  if (words.title === story.title && words.body === story.body)
    throw new PersonError('same_text', `${story.id}号的内容没有变化，没有再次记录。`);
  await addWords(tx, story.id, { ...words, personId: person!.id, inboxId: message.id }, now);
  const state = byOffice && story.state !== 'rejected' ? story.state : 'submitted';
  if (state !== story.state) await moveStory(tx, story.id, state);
  record({ action: 'story.change', subject: String(story.id), data: { ...words } });
  const changed = { ...story, ...words };
  if (!byOffice && story.kind === 'story') {
    const reach = await loadReach(tx, talk.office.channels);
    tellOffice(talk, reach, [
      `【简讯 ${story.id}】${unitName(talk.office, story.unit)}修改了${story.id}号：${storyText(changed)}。`,
      `采用请发：简讯 ${story.id} 采用`,
    ]);
  }
  const more =
    story.state === 'used'
      ? '这篇已在专报里，更正那一期后才会印成新的。'
      : story.state === 'accepted' && state === 'submitted'
        ? '要请专班办公室重新采用。'
        : '';
  return {
    lines: [`已改为${storyName(talk, changed)}（原${lengthOf(story)}字，旧稿保留）。${more}`],
  };
}

/** What was to be printed once more is again what was printed; tells whether it was. */
async function takenBackAgain(talk: Talk, { id, state }: StoredStory): Promise<boolean> {
  if (state !== 'accepted' || talk.person!.role !== 'office' || !(await usesOf(talk, id))) return false;
  await moveStory(talk.tx, id, 'used');
  talk.record({ action: 'story.take-back', subject: String(id), data: { reason: '不再用一次' } });
  return true;
}

async function mustNotBeUsed(talk: Talk, { id, state }: StoredStory, what: string): Promise<void> {
  const uses = await usesOf(talk, id);
  if (!uses) return;
  const office = talk.person!.role === 'office';
  throw new PersonError(
    'already_used',
    `${id}号已用于${uses}专报，不能${what}。`,
    office && state === 'accepted'
      ? `下期不再用请发：简讯 ${id} 撤回`
      : office
        ? '有错请先改，再更正那一期专报。'
        : '有错请联系专班办公室更正那一期专报。',
  );
}
