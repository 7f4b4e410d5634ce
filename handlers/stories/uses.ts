import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { issuesOf } from '../../src/store/papers.ts';
import { type StoredStory, sameText } from '../../src/store/stories.ts';
import { storyName } from './held.ts';

export type Issues = Awaited<ReturnType<typeof issuesOf>>;

/** 2024年第1期、2024年第3期: the bulletins that printed a story; '' where none did. */
export function usesText(id: number, issues: Issues): string {
  return (issues.get(id) ?? []).map(({ year, n }) => `${year}年第${n}期`).join('、');
}

/** The same, looked up. */
export async function usesOf({ tx }: Pick<Talk, 'tx'>, id: number): Promise<string> {
  return usesText(id, await issuesOf(tx, [id]));
}

/** Refuses a story that a bulletin printed already, or whose words another one brought, until 再用 is said. */
export async function mustBeNew(talk: Talk, story: StoredStory): Promise<void> {
  if (story.state === 'accepted') return;
  const before = [story, ...(await sameText(talk.tx, story))];
  const issues = await issuesOf(
    talk.tx,
    before.map(({ id }) => id),
  );
  const known = before.flatMap((one) => {
    const uses = usesText(one.id, issues);
    if (one.id === story.id) return uses ? [`${storyName(talk, story)}，已用于${uses}`] : [];
    return [`${story.id}号的正文与${storyName(talk, one)}相同，${uses ? `已用于${uses}` : '下期专报已采用'}`];
  });
  if (known.length === 0) return;
  throw new PersonError(
    'already_used',
    `${known.join('；')}，没有再次采用。`,
    '确实要再用，请发：',
    `简讯 ${story.id} 再用`,
  );
}

/** Says which of the next issue's stories were printed before. */
export async function reusedLines({ tx }: Talk, stories: readonly StoredStory[]): Promise<string[]> {
  const issues = await issuesOf(
    tx,
    stories.map(({ id }) => id),
  );
  const used = stories
    .filter(({ id }) => issues.has(id))
    .map(({ id }) => `${id}号（${usesText(id, issues)}）`);
  return used.length > 0 ? [`以前用过、再次使用的${used.length}篇：${used.join('、')}。`] : [];
}
