import { formatPeriod } from '../src/calendar/periods.ts';
import { instant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { readDeadline } from '../src/language/deadlines.ts';
import { harmless } from '../src/message/harmless.ts';
import { takeStep } from '../src/office/notices/acting.ts';
import { noticeName } from '../src/office/notices/notice-names.ts';
import { heardLines, tell } from '../src/office/notices/tell.ts';
import { stepsOf } from '../src/store/notice-steps.ts';
import { changeNotice } from '../src/store/notices.ts';
import { actingIn, mustDecide } from './noticing/acting.ts';
import { namedNotices } from './noticing/found.ts';
import { type Labelled, readParts } from './noticing/parts.ts';
import { stateText } from './noticing/state-text.ts';
import { readVerdict } from './reporting/requests.ts';

const labels = ['时间', '地点', '约谈人'] as const;
type Parts = Labelled<(typeof labels)[number]>['parts'];

/** 约谈 <编号> 时间：… 地点：… 约谈人：…: an interview is arranged, or moved; the unit's group and leaders are told. */
export const interview = defineHandler<{ readonly id: number; readonly parts: Parts }>({
  words: ['约谈'],
  roles: ['office', 'leader'],
  help: '安排一次约谈，通知单位；要写时间、地点、约谈人',
  examples: [
    '约谈 12 时间：11月14日15:00 地点：市政府三楼会议室 约谈人：马国强',
    '约谈 12 时间：下周三上午9点 地点：专班办公室 约谈人：专班办公室主任',
  ],
  parse(rest) {
    const { before, parts } = readParts(rest, labels);
    return { id: readVerdict(before, '约谈').id, parts };
  },
  async run({ id, parts }, talk) {
    mustDecide(talk, '约谈');
    const { office, tx } = talk;
    const [notice] = await namedNotices(talk, [id]);
    if (notice!.state === 'draft' || notice!.state === 'closed' || notice!.state === 'revoked')
      throw new PersonError('no_interview', `${stateText(office, notice!)}，不能安排约谈。`);
    mustBeWhole(id, parts);
    const arranged = {
      time: timeOf(talk, id, parts),
      place: harmless(parts.地点),
      interviewers: harmless(parts.约谈人),
    };
    const acting = await actingIn(talk);
    const before = (await stepsOf(tx, [id])).filter(({ step }) => step === 'interview').length;
    const changed = await changeNotice(tx, notice!, { interview: arranged });
    await takeStep(acting, changed, 'interview', arranged);
    const name = noticeName(office, changed);
    const heard = tell(acting, changed, ['group', 'leaders'], `interview:${before + 1}`, () => [
      `【约谈${before > 0 ? '变更' : ''}】${name}：定于${arranged.time}约谈。`,
      `地点：${arranged.place}`,
      `约谈人：${arranged.interviewers}`,
      '请按时参加，并准备好原因分析和整改措施。',
    ]);
    return {
      lines: [
        `已安排${name}的约谈：${arranged.time}，${arranged.place}，约谈人${arranged.interviewers}。`,
        ...heardLines(office, changed.unit, heard),
      ],
    };
  },
});

function mustBeWhole(id: number, parts: Parts): void {
  const missing = labels.filter((label) => parts[label] === '');
  if (missing.length === 0) return;
  throw new PersonError(
    'part_missing',
    `约谈要写${labels.join('、')}，还缺${missing.join('、')}，没有通知。请补上再发：`,
    `约谈 ${id} ${labels.map((label) => `${label}：${harmless(parts[label])}`).join(' ')}`,
  );
}

/** 2024年11月14日15:00: the day that was meant, never one that is over. */
function timeOf({ office, today, now }: Talk, id: number, { 时间: typed, ...rest }: Parts): string {
  const read = readDeadline(typed, today);
  const example = `约谈 ${id} 时间：11月14日15:00 地点：${harmless(rest.地点)} 约谈人：${harmless(rest.约谈人)}`;
  if (typeof read === 'string')
    throw new PersonError(
      'day_unclear',
      `看不出“${harmless(typed, 20)}”是什么时候，没有通知。请写明日期和几点，例如：`,
      example,
    );
  const over = read.time === undefined ? read.day < today : instant(read.day, read.time, office.zone) <= now;
  if (over)
    throw new PersonError(
      'day_past',
      `${formatPeriod(read.day)}${read.time ?? ''}已经过了，没有通知。请改正后再发，例如：`,
      example,
    );
  return `${formatPeriod(read.day)}${read.time ?? ''}`;
}
