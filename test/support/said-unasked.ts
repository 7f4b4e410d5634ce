import type { Chat, Sandboxed } from './sandboxed.ts';

/** What rounds say; DingTalk wants the people who are mentioned named in the text. */
const opening = /^(?:@\S+ )*【(双月清单|[^】]*调度)】/;

/** How many messages to a chat the administrator's list says were given up or have an unknown result. */
export function givenUp(outbox: string, { title }: Chat): number {
  return outbox.split('\n').filter((line) => line.includes(title) && /结果不明|已停发/.test(line)).length;
}

/** The bot's messages of a chat that answer nobody, as `09-25 09:00 月调度 开始`. */
export async function saidUnasked(sandboxed: Sandboxed, chat: Chat): Promise<string[]> {
  const lines = await sandboxed.transcript(chat.id);
  return lines
    .filter(({ from, text }) => from === 'bot' && opening.test(text))
    .map(({ at, text }) => {
      const name = opening.exec(text)![1]!;
      const kind = name === '双月清单' ? '' : text.includes('请报') ? ' 开始' : ' 催报';
      return `${at.slice(5, 10)} ${at.slice(11, 16)} ${name}${kind}`;
    });
}
