import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { unitName } from '../../src/office/findings/text.ts';
import { lengthOf } from '../../src/office/papers/story.ts';
import { shortTitle } from '../../src/office/papers/titles.ts';
import { lockStory, type StoredStory } from '../../src/store/stories.ts';

/** The command by which texts of a kind are spoken of. */
export const wordOf = { story: '简讯', report: '月报' } as const satisfies Record<
  StoredStory['kind'],
  string
>;

/** A text by its number, held for this message: units have their own, the office all. */
export async function heldStory(talk: Talk, id: number, kind: StoredStory['kind']): Promise<StoredStory> {
  const story = await lockStory(talk.tx, id);
  const word = wordOf[kind];
  const list = `请核对编号；查看请发送：${word}`;
  if (!story || story.kind !== kind)
    throw new PersonError('story_unknown', `没有编号为 ${id} 的${word}，没有处理。`, list);
  if (talk.person!.role !== 'office' && !talk.person!.units.includes(story.unit))
    throw new PersonError('other_unit', `${id}号不是您单位的${word}，没有处理。`, list);
  return story;
}

/** Refuses what only the office may do. */
export function mustBeOffice({ person }: Talk, kind: StoredStory['kind']): void {
  if (person!.role === 'office') return;
  const word = wordOf[kind];
  throw new PersonError(
    'not_allowed',
    `采用和退回${word}由专班办公室办理，没有处理。`,
    `您可以修改或撤回本单位的${word}，看编号请发送：${word}`,
  );
}

/** 区县动态《发力稳就业》，1250字 */
export function storyText({ action, section, ...text }: StoredStory): string {
  const place = action === '' ? section : `${action}·${section}`;
  return `${place}${text.kind === 'story' ? shortTitle(text.title) : ''}，${lengthOf(text)}字`;
}

/** 12号（隆回县）区县动态《发力稳就业》，1250字 */
export function storyName({ office }: Talk, story: StoredStory): string {
  return `${story.id}号（${unitName(office, story.unit)}）${storyText(story)}`;
}

const longest = 20_000;

/** Refuses a text that says nothing, or too much to be looked through. */
export function mustBeText(text: { title: string; body: string }, word: string, copy: string): void {
  if (text.body === '')
    throw new PersonError('text_missing', `没有看到${word}的正文，没有记录。请写在这句后面再发：`, copy);
  const length = lengthOf(text);
  if (length > longest)
    throw new PersonError(
      'too_long',
      `正文有${length}个字，一次最多${longest}个字，没有记录。`,
      '请删减后再发。',
    );
}
