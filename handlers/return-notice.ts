import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { daysOf, takeStep } from '../src/office/notices/acting.ts';
import { levelOn } from '../src/office/notices/answers.ts';
import { noticeName } from '../src/office/notices/notice-names.ts';
import { heardLines, tell } from '../src/office/notices/tell.ts';
import { changeNotice } from '../src/store/notices.ts';
import { actingIn, mustDecide } from './noticing/acting.ts';
import { namedNotices } from './noticing/found.ts';
import { stateText } from './noticing/state-text.ts';
import { readVerdict, type Verdict } from './reporting/requests.ts';

/** 退回 <编号> 原因：…: a rectification goes back to the unit, with a reason and a new deadline. */
export const returnNotice = defineHandler<Verdict>({
  words: ['退回'],
  roles: ['office', 'leader'],
  help: '退回一件整改，请写原因；单位有新的期限重报',
  examples: ['退回 12 原因：措施没有落实到人', '退回 12 原因：时限不明确'],
  parse: (rest) => readVerdict(rest, '退回'),
  async run({ id, text }, talk) {
    mustDecide(talk, '退回');
    const { office, tx, today } = talk;
    const [notice] = await namedNotices(talk, [id]);
    if (notice!.state !== 'rectifying')
      throw new PersonError(
        'nothing_to_return',
        `${stateText(office, notice!)}，没有可退回的整改。`,
        ...(notice!.state === 'draft' ? [`不签发这件请发：撤销 ${id} 原因：…`] : []),
      );
    if (text === '')
      throw new PersonError('reason_missing', '退回要写原因，没有退回。请补上再发：', `退回 ${id} 原因：`);
    const acting = await actingIn(talk);
    const rectifyBy = office.calendar.addWorkdays(
      daysOf(acting).postedOn,
      office.config.rules.warning.rectifyWorkdays,
    );
    const risen = levelOn(office, notice!, today);
    const returned = await changeNotice(tx, notice!, {
      state: 'returned',
      rectifyBy,
      rectifiedOn: null,
      returns: notice!.returns + 1,
      raisedFrom: risen,
    });
    await takeStep(acting, returned, 'return', { reason: text, rectifyBy });
    const name = noticeName(office, returned);
    const reason = harmless(text, 500);
    const heard = tell(acting, returned, ['group'], `returned:${returned.returns}`, () => [
      `【退回】${name}的整改被退回，请于${formatDay(rectifyBy)}前重报。`,
      `原因：${reason}`,
      `发送：整改 ${id} 原因：… 措施：… 时限：…`,
    ]);
    return {
      lines: [
        `已退回${name}的整改，请其于${formatDay(rectifyBy)}前重报。`,
        ...heardLines(office, returned.unit, heard),
      ],
    };
  },
});
