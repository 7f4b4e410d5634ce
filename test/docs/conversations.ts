import { shownLines } from '../../src/message/outbound.ts';
import type { Scene } from '../support/scene.ts';

/** A line of talk in a document: who says it, in which chat, and the answer that stands below it. */
interface Turn {
  readonly speaker: string;
  readonly text: string;
}

const bot = '调度助手';
const block = /^```对话(.*)\n([\s\S]*?)^```$/gm;

export interface Cast {
  /** User ids by the names that speak in the document. */
  readonly users: Readonly<Record<string, string>>;
  /** Chat ids by what stands behind 对话; other blocks happen in the speaker's own group. */
  readonly chats: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, string>>;
  /** Words that differ at every run, and what is typed for them. */
  readonly typed: Readonly<Record<string, () => Promise<string>>>;
}

/** The document with every answer as the product gives it now. */
export async function replay(document: string, scene: Scene, cast: Cast): Promise<string> {
  const pieces: string[] = [];
  let end = 0;
  for (const match of document.matchAll(block)) {
    const [whole, where = '', body = ''] = match;
    pieces.push(document.slice(end, match.index));
    pieces.push(`\`\`\`对话${where}\n${await play(turnsOf(body, cast), where.trim(), scene, cast)}\n\`\`\``);
    end = match.index + whole.length;
  }
  return [...pieces, document.slice(end)].join('');
}

function turnsOf(body: string, cast: Cast): Turn[] {
  const turns: Turn[] = [];
  let said: string[] | undefined;
  let speaker = '';
  for (const line of body.split('\n')) {
    const [, name = '', rest = ''] = /^([^：]{1,12})：(.*)$/.exec(line) ?? [];
    if (name === bot && said) {
      turns.push({ speaker, text: said.join('\n') });
      said = undefined;
    } else if (cast.users[name]) {
      speaker = name;
      said = [rest];
    } else said?.push(line);
  }
  return turns;
}

async function play(turns: readonly Turn[], where: string, scene: Scene, cast: Cast): Promise<string> {
  const lines: string[] = [];
  for (const { speaker, text } of turns) {
    const before = (await scene.outbox()).length;
    const answer = await scene.say(cast.users[speaker]!, await withTyped(text, cast), {
      name: speaker,
      alone: where === '单聊',
      chat: cast.chats[where],
    });
    lines.push(`${speaker}：${text}`, `${bot}：`, ...answer);
    const told = (await scene.outbox()).slice(before).map(({ chatId, message }) => {
      const title = cast.titles[chatId] ?? speakerOf(chatId, cast);
      return [`${bot}（发到“${title}”）：`, ...shownLines(message)].join('\n');
    });
    lines.push(...new Set(told));
  }
  return lines.join('\n');
}

async function withTyped(text: string, cast: Cast): Promise<string> {
  let typed = text;
  for (const [word, give] of Object.entries(cast.typed))
    if (typed.includes(word)) typed = typed.replace(word, await give());
  return typed;
}

function speakerOf(userId: string, cast: Cast): string {
  return Object.entries(cast.users).find(([, id]) => id === userId)?.[0] ?? userId;
}
