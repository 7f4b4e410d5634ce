import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import type { Reading } from '../src/language/model.ts';
import { readReport } from '../src/language/report.ts';
import { leftoverLine } from './reporting/compose.ts';
import { countyTableIn, takeCountyTable } from './reporting/county-figures.ts';
import { intake } from './reporting/intake.ts';
import { reportingUnit } from './reporting/scope.ts';

/** 填报: records figures at once, each line judged alone; a department's table of counties is its side of theirs. */
export const report = defineHandler<{ readonly typed: string; readonly reading: Reading }>({
  words: ['填报', '上报', '报数', '填'],
  roles: ['liaison', 'department'],
  help: '报数：指标名 数值，一行一项；“+120”表示比上次增加；可写“截至9月30日”“9月”',
  examples: [
    '填报 新增城镇就业 1450人 职业技能培训 1750人次',
    '填报 9月 新增城镇就业 +120 备注：含高校毕业生',
  ],
  parse: (rest, { vocabulary }) => ({
    typed: rest,
    reading: readReport(rest, vocabulary, { prose: false }),
  }),
  async run({ typed, reading }, talk) {
    const table = countyTableIn(talk, typed);
    if (table) return takeCountyTable(talk, table);
    const unit = reportingUnit(talk, reading.unit);
    if (reading.statements.length === 0)
      throw new PersonError(
        'nothing_to_record',
        '没有看到指标和数值，没有记录。',
        ...leftoverLine(reading.leftovers),
        '请这样发送：填报 新增城镇就业 1450人',
      );
    return intake(talk, unit, reading, { prose: false, reportedAt: talk.now });
  },
});
