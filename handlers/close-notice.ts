import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { takeStep } from '../src/office/notices/acting.ts';
import { awaitedOf } from '../src/office/notices/answers.ts';
import { noticeName } from '../src/office/notices/notice-names.ts';
import { heardLines, tell } from '../src/office/notices/tell.ts';
import { changeNotice, type StoredNotice } from '../src/store/notices.ts';
import { actingIn, mustDecide } from './noticing/acting.ts';
import { namedNotices } from './noticing/found.ts';
import { stateText } from './noticing/state-text.ts';
import { readVerdict } from './reporting/requests.ts';

/** 销号 <编号>: the rectification is accepted, the notice is closed, and whoever was told of it hears so. */
export const closeNotice = defineHandler<number>({
  words: ['销号'],
  roles: ['office', 'leader'],
  help: '同意一件整改，预警通知办结',
  examples: ['销号 12', '销号 12号'],
  parse: (rest) => readVerdict(rest, '销号').id,
  async run(id, talk) {
    mustDecide(talk, '销号');
    const { office, tx, today } = talk;
    const [notice] = await namedNotices(talk, [id]);
    if (notice!.state !== 'rectifying') throw notYet(talk, notice!);
    const acting = await actingIn(talk);
    await changeNotice(tx, notice!, { state: 'closed' });
    await takeStep(acting, notice!, 'close', { on: today });
    const name = noticeName(office, notice!);
    const times = `closed:${notice!.revision}`;
    const heard = tell(acting, notice!, notice!.told, times, () => [
      `【销号】${name}的整改已通过，予以销号。`,
    ]);
    return { lines: [`已销号：${name}。`, ...heardLines(office, notice!.unit, heard)] };
  },
});

function notYet({ office }: Talk, notice: StoredNotice): PersonError {
  const { id, rectifyBy, state } = notice;
  const until = awaitedOf(notice) && rectifyBy ? `（期限${formatDay(rectifyBy)}）` : '';
  return new PersonError(
    'nothing_to_close',
    `${stateText(office, notice)}${until}，不能销号。`,
    ...(state === 'closed' || state === 'revoked' ? [] : [`如不应下发，请发：撤销 ${id} 原因：…`]),
  );
}
