import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { unitName } from '../src/office/findings/text.ts';
import { changedBy, lengthOf, type StoryText, storyFrom } from '../src/office/papers/story.ts';
import { shortTitle } from '../src/office/papers/titles.ts';
import { loadReach } from '../src/office/reach.ts';
import { type StoredStory, saveStory, storiesIn } from '../src/store/stories.ts';
import { ownUnitOf } from './closing/own-unit.ts';
import { tellOffice } from './findings/tell.ts';
import { acceptStory, changeStory, returnStory, takeBackStory } from './stories/decide.ts';
import { heldStory, mustBeText } from './stories/held.ts';
import { type Deed, type Led, readDeed, takeName, takeUnit } from './stories/read.ts';
import { listStories, showStory, submitExample, unclear } from './stories/show.ts';

type Said =
  | { readonly kind: 'list' }
  | { readonly kind: 'deed'; readonly deed: Deed }
  | { readonly kind: 'submit'; readonly unit: string; readonly section: Led };

/** 简讯 <栏目> 标题：… 正文：…: submits a text for the bulletin; by its number it is accepted, sent back or changed. */
export const submitStory = defineHandler<Said>({
  words: ['简讯', '投稿'],
  roles: ['liaison', 'department', 'office'],
  help: '给专报投稿；只发“简讯”看本单位的，专班办公室看待采用的',
  examples: [submitExample, '简讯 12 改 正文：今年以来，…'],
  parse(rest, office) {
    if (rest.trim() === '') return { kind: 'list' };
    const deed = readDeed(rest);
    if (deed) return { kind: 'deed', deed };
    const { unit, rest: text } = takeUnit(rest, office);
    return { kind: 'submit', unit, section: takeName(text, office.config.rules.papers.sections) };
  },
  async run(said, talk) {
    if (said.kind === 'list') return listStories(talk);
    if (said.kind === 'submit') return submit(talk, said.unit, said.section);
    const { deed } = said;
    if (deed.kind === 'unclear') throw unclear(talk, deed.id);
    return done(talk, deed, await heldStory(talk, deed.id, 'story'));
  },
});

async function done(
  talk: Talk,
  deed: Exclude<Deed, { kind: 'unclear' }>,
  story: StoredStory,
): Promise<Outbound> {
  switch (deed.kind) {
    case 'show':
      return showStory(talk, story);
    case 'accept':
      return acceptStory(talk, story, deed);
    case 'return':
      return returnStory(talk, story, deed.reason);
    case 'take-back':
      return takeBackStory(talk, story);
    case 'change':
      return changeStory(talk, story, changedBy(deed.text, story));
  }
}

async function submit(talk: Talk, typedUnit: string, section: Led): Promise<Outbound> {
  const { office, tx, now, message, person, record } = talk;
  const { sections } = office.config.rules.papers;
  if (section.found === undefined)
    throw new PersonError(
      'section_unknown',
      `${section.typed === '' ? '请写明栏目' : `没有“${harmless(section.typed, 20)}”这个栏目`}，没有记录。栏目有：${sections.join('、')}。例如：`,
      submitExample,
    );
  const unit = ownUnitOf(talk, typedUnit, '简讯');
  const text = storyFrom(section.rest);
  mustBeText(text, '简讯', `简讯 ${section.found} 标题： 正文：`);
  await refuseSame(talk, unit, text);
  const story = {
    kind: 'story',
    unit,
    section: section.found,
    action: '',
    month: '',
    state: 'submitted',
  } as const;
  const words = { ...text, personId: person!.id, inboxId: message.id };
  const id = await saveStory(tx, { ...story, ...words }, now);
  record({ action: 'story.submit', subject: String(id), data: { unit, section: section.found, ...text } });
  const reach = await loadReach(tx, office.channels);
  const name = unitName(office, unit);
  const title = shortTitle(text.title);
  tellOffice(talk, reach, [
    `【简讯 ${id}】${name}投稿（${section.found}）：${title}，${lengthOf(text)}字。`,
    `看全文开头请发：简讯 ${id}；采用请发：`,
    `简讯 ${id} 采用`,
  ]);
  return {
    lines: [
      `已收到简讯（编号 ${id}）：${name}，${section.found}${title}。`,
      ...kept(text, section.rest),
      `修改请发：简讯 ${id} 改 正文：…；采用后会告诉您。`,
    ],
  };
}

/** What of the message was kept: how much text, and that marks and linked pictures were not. */
function kept(text: StoryText, typed: string): string[] {
  const paragraphs = text.body.split('\n').length;
  const marks = /\*\*|^#{1,6}\s|!\[|~~|`|<\/?[a-z]+>/m.test(typed) ? '，去掉了格式符号' : '';
  const pictures = /!\[[^[\]]{0,200}\]\(/.test(typed) ? '；图片收不下，请另交专班办公室' : '';
  return [`收下正文${paragraphs}段、${lengthOf({ title: '', body: text.body })}字${marks}${pictures}。`];
}

async function refuseSame({ tx }: Talk, unit: string, { title, body }: StoryText): Promise<void> {
  const known = await storiesIn(tx, ['submitted', 'accepted', 'used'], [unit]);
  const same = known.find((one) => one.title === title && one.body === body);
  if (!same) return;
  throw new PersonError(
    'already_submitted',
    `这篇已经收到过（编号 ${same.id}），没有再次记录。看进展请发送：`,
    `简讯 ${same.id}`,
  );
}
