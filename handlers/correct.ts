import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import type { Reading } from '../src/language/model.ts';
import { readReport } from '../src/language/report.ts';
import { harmless } from '../src/message/harmless.ts';
import { intake } from './reporting/intake.ts';
import { reportingUnit } from './reporting/scope.ts';

interface Correction {
  /** The figures as typed. */
  readonly figures: string;
  readonly reading: Reading;
  readonly reason: string;
}

const reasonMark = /(?:原因|理由|因为)\s*[:：]?\s*([\s\S]*)$/;
const longestReason = 500;

/** 更正: a newer report that takes the place of the newest one of its indicator, with a reason. */
export const correct = defineHandler<Correction>({
  words: ['更正', '修正', '改数'],
  roles: ['liaison', 'department'],
  help: '改正已报的数，要写原因；原来的数留在台账里',
  examples: ['更正 新增城镇就业 1400人 原因：重复统计50人', '更正 9月 创业培训 620人次 原因：口径调整'],
  parse(rest, { vocabulary }) {
    const reason = reasonMark.exec(rest);
    const figures = reason ? rest.slice(0, reason.index) : rest;
    return {
      figures,
      reading: readReport(figures, vocabulary, { prose: false }),
      reason: (reason?.[1] ?? '').trim(),
    };
  },
  async run({ figures, reading, reason }, talk) {
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
  },
});
