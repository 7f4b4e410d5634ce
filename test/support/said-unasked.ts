import type { Chat, Sandboxed } from './sandboxed.ts';

/** The bot's messages of a chat that answer nobody, as `09-25 09:00 月调度 开始`. */
export async function saidUnasked(sandboxed: Sandboxed, chat: Chat): Promise<string[]> {
  const lines = await sandboxed.transcript(chat.id);
  return lines
    .filter(({ from, text }) => from === 'bot' && text.startsWith('【'))
    .map(({ at, text }) => {
      const name = /^【(.+?)】/.exec(text)![1]!;
      const kind = name === '双月清单' ? '' : text.includes('请报') ? ' 开始' : ' 催报';
      return `${at.slice(5, 10)} ${at.slice(11, 16)} ${name}${kind}`;
    });
}
