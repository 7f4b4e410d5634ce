import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { noticeName } from '../src/office/notices/notice-names.ts';
import { revokeNotice as revoke } from '../src/office/notices/revoke.ts';
import { heardLines } from '../src/office/notices/tell.ts';
import { actingIn, mustDecide } from './noticing/acting.ts';
import { namedNotices } from './noticing/found.ts';
import { stateText } from './noticing/state-text.ts';
import { readVerdict, type Verdict } from './reporting/requests.ts';

/** 撤销 <编号> 原因：…: a draft is not signed, or an issued notice is void for good; whoever was told of it hears so. */
export const revokeNotice = defineHandler<Verdict>({
  words: ['撤销'],
  roles: ['office', 'leader'],
  help: '撤销一件预警通知（草稿或已下发的），请写原因；撤销后不再恢复',
  examples: ['撤销 12 原因：数据填报有误，已更正', '撤销 12 原因：受灾单位，经研究不予预警'],
  parse: (rest) => readVerdict(rest, '撤销'),
  async run({ id, text }, talk) {
    mustDecide(talk, '撤销');
    const { office } = talk;
    const [notice] = await namedNotices(talk, [id]);
    if (notice!.state === 'revoked')
      throw new PersonError('revoked', `${stateText(office, notice!)}，没有再次撤销。`);
    if (text === '')
      throw new PersonError('reason_missing', '撤销要写原因，没有撤销。请补上再发：', `撤销 ${id} 原因：`);
    const heard = await revoke(await actingIn(talk), notice!, 'decision', harmless(text, 500));
    const name = noticeName(office, notice!);
    const number = notice!.number === undefined ? '' : '文号不再使用。';
    return { lines: [`已撤销${name}（编号 ${id}）。${number}`, ...heardLines(office, notice!.unit, heard)] };
  },
});
