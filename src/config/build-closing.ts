import type { Rules } from './model.ts';
import type { Complain } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

/** Fills in rules.yaml `closing`; 核对 comes before 结账. */
export function buildClosing({ closing }: RulesFile, complain: Complain): Rules['closing'] {
  const { workday, time } = { workday: Number(closing?.workday ?? 5), time: closing?.time ?? '18:00' };
  const given = closing?.checkBack;
  const checkBack = { workday: Number(given?.workday ?? 3), time: given?.time ?? '18:00' };
  if (checkBack.workday > workday || (checkBack.workday === workday && checkBack.time >= time))
    complain(
      ['closing', given ? 'checkBack' : 'workday'],
      `结账（第${workday}个工作日 ${time}）应晚于核对（checkBack，第${checkBack.workday}个工作日 ${checkBack.time}）`,
    );
  return { workday, time, auto: closing?.auto ?? true, checkBack };
}
