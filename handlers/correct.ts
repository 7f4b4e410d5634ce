import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Reading } from '../src/language/model.ts';
import { readReport } from '../src/language/report.ts';
import { harmless } from '../src/message/harmless.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { intake } from './reporting/intake.ts';
import { joinAnswers } from './reporting/join-answers.ts';
import { reportingUnit } from './reporting/scope.ts';

interface Correction {
  /** The figures as typed. */
  readonly figures: string;
  readonly reading: Reading;
  readonly reason: string;
}

const words = ['更正', '修正', '改数'] as const;
/** A line that begins with the command opens another correction; 更正为 and 更正后 go on with the one before. */
const nextCorrection = new RegExp(
  `[\\r\\n]+[^\\S\\r\\n]*(?:[@＠]\\S+\\s+)?(?:\\d{1,2}[.．、)）]\\s*|[-•·]\\s*)?(?:${words.join('|')})(?![为成后了的数])[:：，,\\s]*`,
  'u',
);
const reasonMark = /(?:原因|理由|因为)\s*[:：]?\s*([\s\S]*)$/;
const longestReason = 500;
const mostCorrections = 30;

/** 更正: a newer report that takes the place of the newest one of its indicator, with a reason; several lines are several. */
export const correct = defineHandler<readonly Correction[]>({
  words,
  roles: ['liaison', 'department'],
  help: '改正已报的数，要写原因；原来的数留在台账里',
  examples: ['更正 新增城镇就业 1400人 原因：重复统计50人', '更正 9月 创业培训 620人次 原因：口径调整'],
  parse(rest, { vocabulary }) {
    const pieces = rest.split(nextCorrection);
    const typed = pieces.length > 1 ? pieces.filter((piece) => piece.trim() !== '') : pieces;
    if (typed.length > mostCorrections)
      throw new PersonError('too_many', `一次最多更正 ${mostCorrections} 条，都没有更正，请分批发送。`);
    return typed.map((piece) => {
      const reason = reasonMark.exec(piece);
      const figures = reason ? piece.slice(0, reason.index) : piece;
      return {
        figures,
        reading: readReport(figures, vocabulary, { prose: false }),
        reason: (reason?.[1] ?? '').trim(),
      };
    });
  },
  async run(corrections, talk) {
    const [only, second] = corrections;
    if (only && !second) return take(only, talk);
    let asked = false;
    const watching: Talk = {
      ...talk,
      record(entry) {
        asked ||= entry.action === 'question.ask';
        talk.record(entry);
      },
    };
    const answers: Outbound[] = [];
    for (const correction of corrections)
      answers.push(asked ? postponed(correction) : await takeOrExplain(correction, watching));
    return joinAnswers(answers);
  },
});

async function take({ figures, reading, reason }: Correction, talk: Talk): Promise<Outbound> {
  const unit = reportingUnit(talk, reading.unit);
  if (reading.statements.length === 0)
    throw new PersonError(
      'nothing_to_record',
      '没有看到要更正的指标和数值，没有更正。',
      '例如：更正 新增城镇就业 1400人 原因：重复统计50人',
    );
  if (reason === '')
    throw new PersonError(
      'reason_missing',
      '更正要写原因，没有更正。请在后面补上再发：',
      `更正 ${harmless(figures, 100)} 原因：`,
    );
  return intake(talk, unit, reading, {
    prose: false,
    reportedAt: talk.now,
    correction: reason.slice(0, longestReason),
  });
}

/** One line of several: what is wrong with it does not keep the others back. */
async function takeOrExplain(correction: Correction, talk: Talk): Promise<Outbound> {
  try {
    return await take(correction, talk);
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    const [first = '', ...more] = error.lines;
    const named =
      error.code === 'reason_missing' ? first : `✗ “${harmless(correction.figures, 30)}”：${first}`;
    return { lines: [named, ...more] };
  }
}

/** One person has one open question: what follows it waits, with its line to copy. */
function postponed({ figures, reason }: Correction): Outbound {
  return {
    lines: [
      '下面这条还没有更正，请先回答上面的问题，再发送：',
      `更正 ${harmless(figures, 100)} 原因：${harmless(reason, 100)}`,
    ],
  };
}
