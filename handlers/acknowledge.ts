import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { takeStep } from '../src/office/notices/acting.ts';
import { noticeName } from '../src/office/notices/notice-names.ts';
import { changeNotice } from '../src/store/notices.ts';
import { actingIn } from './noticing/acting.ts';
import { ownNotice } from './noticing/found.ts';
import { stateText } from './noticing/state-text.ts';

/** 签收 [编号]: a unit says that it has its notice. */
export const acknowledge = defineHandler<string>({
  words: ['签收'],
  roles: ['liaison', 'department'],
  help: '签收发给本单位的预警通知；只有一件时可以不写编号',
  examples: ['签收 12', '签收'],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { office, tx, today } = talk;
    const notice = await ownNotice(talk, {
      word: '签收',
      typed,
      awaits: ({ state }) => state === 'issued',
    });
    if (notice.state !== 'issued')
      throw new PersonError('acknowledged', `${stateText(office, notice)}，不用再签收。`);
    await changeNotice(tx, notice, { state: 'acknowledged', acknowledgedOn: today });
    await takeStep(await actingIn(talk), notice, 'acknowledge', { on: today });
    const late = today > notice.acknowledgeBy! ? `（已过${formatDay(notice.acknowledgeBy!)}的期限）` : '';
    return {
      lines: [
        `已签收${noticeName(office, notice)}${late}。`,
        `请于${formatDay(notice.rectifyBy!)}前报整改，发送：`,
        `整改 ${notice.id} 原因：… 措施：… 时限：…`,
      ],
    };
  },
});
