import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { issuesOf } from '../../src/store/papers.ts';
import { type StoredStory, storiesIn } from '../../src/store/stories.ts';
import { storyName, storyText } from './held.ts';
import { type Issues, usesText } from './uses.ts';

export const submitExample = '简讯 区县动态 标题：发力稳就业 正文：今年以来，…';
const mostShown = 8;
const shownLength = 300;

/** 简讯: what waits for the office, or what the speaker's units submitted. */
export async function listStories(talk: Talk): Promise<Outbound> {
  return talk.person!.role === 'office' ? waiting(talk) : own(talk);
}

async function waiting(talk: Talk): Promise<Outbound> {
  const stories = await storiesIn(talk.tx, ['submitted']);
  const accepted = (await storiesIn(talk.tx, ['accepted'])).length;
  const next = accepted > 0 ? [`下期已采用${accepted}篇，查看请发：专报`] : [];
  if (stories.length === 0) return { lines: ['现在没有待采用的简讯。', ...next] };
  return {
    lines: [
      `待采用的简讯${stories.length}篇，采用请复制；不用请发：简讯 ${stories[0]!.id} 退回 原因：…`,
      ...stories
        .slice(0, mostShown)
        .flatMap((one) => [`${storyName(talk, one)}：`, `简讯 ${one.id} 采用`])
        .slice(0, mostShown),
      ...more(stories.length, mostShown / 2),
      ...next,
    ],
  };
}

async function own(talk: Talk): Promise<Outbound> {
  const stories = (
    await storiesIn(talk.tx, ['submitted', 'accepted', 'rejected', 'used'], talk.person!.units)
  ).toReversed();
  if (stories.length === 0) return { lines: ['您单位还没有投过简讯。投稿请发：', submitExample] };
  const issues = await issuesOf(
    talk.tx,
    stories.map(({ id }) => id),
  );
  return {
    lines: [
      `您单位的简讯${stories.length}篇，最近的在前；修改请发：简讯 编号 改 正文：…`,
      ...stories.slice(0, mostShown).map((one) => `${one.id}号 ${storyText(one)}：${stateText(one, issues)}`),
      ...more(stories.length, mostShown),
    ],
  };
}

/** 简讯 <编号>: how it stands and how it begins. */
export async function showStory(talk: Talk, story: StoredStory): Promise<Outbound> {
  const issues = await issuesOf(talk.tx, [story.id]);
  const office = talk.person!.role === 'office';
  return {
    lines: [
      `${storyName(talk, story)}：${stateText(story, issues)}`,
      harmless(story.body, shownLength),
      ...(office && story.state === 'submitted' ? ['采用请发：', `简讯 ${story.id} 采用`] : []),
      ...(office && story.state === 'used' ? ['再用一次请发：', `简讯 ${story.id} 再用`] : []),
      ...(!office && story.state !== 'used'
        ? ['修改请发（正文写在后面）：', `简讯 ${story.id} 改 正文：`]
        : []),
    ],
  };
}

/** 待采用, 下期专报采用, 已退回（原因：…）, 已用于2024年第3期 */
export function stateText({ id, state, reason }: StoredStory, issues: Issues): string {
  const used = usesText(id, issues);
  const before = used === '' ? '' : `，已用于${used}`;
  switch (state) {
    case 'submitted':
      return `待采用${before}`;
    case 'accepted':
      return `下期专报采用${before}`;
    case 'used':
      return `已用于${used}`;
    case 'rejected':
      return `已退回${reason ? `（${harmless(reason)}）` : ''}${before}`;
  }
}

/** What to say where the number's verdict cannot be read. */
export function unclear({ person }: Talk, id: number): PersonError {
  const office = person!.role === 'office';
  return new PersonError(
    'unclear',
    `看不出要对${id}号简讯做什么，没有处理。请发其中一句：`,
    ...(office ? [`简讯 ${id} 采用`, `简讯 ${id} 退回 原因：`] : [`简讯 ${id} 撤回`]),
    `简讯 ${id} 改 正文：`,
  );
}

function more(total: number, shown: number): string[] {
  return total > shown ? [`其余${total - shown}篇处理后再发“简讯”查看。`] : [];
}
