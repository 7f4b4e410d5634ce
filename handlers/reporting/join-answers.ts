import type { Outbound } from '../../src/message/outbound.ts';
import { fitLines } from './fit-lines.ts';

/** DESIGN 4. */
const mostLines = 12;

/** Several answers to one message as one of at most twelve lines: what needs action first, then what is done. */
export function joinAnswers(answers: readonly Outbound[]): Outbound {
  const all = answers.map(({ lines }) => lines);
  const tail = commonTail(all);
  const blocks = all.map((lines) => lines.slice(0, lines.length - tail.length));
  const isDone = (lines: readonly string[]) => lines[0]?.startsWith('已更正') === true;
  const fitted = fitLines(
    [
      {
        blocks: blocks.filter((lines) => !isDone(lines)),
        more: (count) => `……另有 ${count} 条没有更正，请改好上面的再分批发送`,
      },
      {
        blocks: blocks.filter(isDone),
        more: (count) => `其余 ${count} 条更正已记录，发送“进度”看全部`,
      },
    ],
    mostLines - tail.length,
  );
  return { lines: [...fitted.flat(), ...tail] };
}

/** The lines (still missing, deadline) that end every answer that recorded something. */
function commonTail(all: readonly (readonly string[])[]): readonly string[] {
  const done = all.filter((lines) => lines[0]?.startsWith('已更正'));
  const [first, second] = done;
  if (!first || !second || done.length < all.length) return [];
  let length = 0;
  const room = Math.min(...done.map((lines) => lines.length)) - 2;
  while (length < room && done.every((lines) => lines.at(-1 - length) === first.at(-1 - length))) length += 1;
  return length === 0 ? [] : first.slice(-length);
}
