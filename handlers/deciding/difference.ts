import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import { aloneWith } from '../../src/office/alone.ts';
import { loadReach } from '../../src/office/reach.ts';
import {
  bothSides,
  correctionTo,
  differenceLine,
  sideTitle,
  sideValue,
} from '../../src/office/reconciliation/texts.ts';
import { type Difference, decideDifference, heldDifference } from '../../src/store/differences.ts';
import { splitReason } from '../reporting/reason.ts';
import type { Decision } from './decision.ts';

const sides = [
  ['county', /^(?:以|按)?(?:县|区|市)?(?:县市区|市县区|区县|县)(?:市?区)?(?:数|的数|数据)?(?:为准)?$/],
  ['department', /^(?:以|按)?(?:市直)?(?:部门|市直)(?:数|的数|数据)?(?:为准)?$/],
] as const;

/** 县市数据不一致: 同意 <编号> 县, or 部门. The ledger is never changed by it: a county that is to change its figure is asked to. */
export const difference: Decision<Difference> = {
  title: ({ office }, data) => `县／部门：${sideTitle(office, data)} ${bothSides(office, data)}`,
  async accept(talk, { id }, text) {
    const { before, reason } = splitReason(text);
    const found = await heldDifference(talk.tx, id);
    if (!found) throw new Error(`request ${id} has no difference`);
    const side = sideOf(talk, found, before);
    if (!side) throw askSide(talk, found, before);
    const why = harmless(reason);
    await decideDifference(
      talk.tx,
      id,
      { state: side, by: talk.person!.id, inboxId: talk.message.id, reason: why || undefined },
      talk.now,
    );
    talk.record({
      action: 'difference.decide',
      subject: String(id),
      data: { side, reason: why || undefined },
    });
    const verdict = verdictText(talk, found, side, why);
    await tell(talk, found, side, verdict);
    return [`${verdict}已通知双方。`];
  },
  never: (id) =>
    new PersonError(
      'side_missing',
      `${id} 号是县市数据不一致，要选定以哪边的数为准，不能拒绝，还没有处理。请复制一条发送：`,
      `同意 ${id} 县`,
      `同意 ${id} 部门`,
    ),
  refused: () => undefined,
};

/** 县, 部门, or the name of one of the two. */
function sideOf(
  { office }: Talk,
  { unit, department }: Difference,
  typed: string,
): 'county' | 'department' | undefined {
  const word = typed.replace(/[\s，,。：:]+/g, '');
  if (word === office.unit(unit).name) return 'county';
  if (word === office.unit(department).name) return 'department';
  return sides.find(([, pattern]) => pattern.test(word))?.[0];
}

function askSide({ office }: Talk, found: Difference, typed: string): PersonError {
  const what = typed === '' ? '请写明以哪边的数为准' : `“${harmless(typed, 20)}”看不出以哪边的数为准`;
  return new PersonError(
    'side_missing',
    `${differenceLine(office, found)}。`,
    `${what}，还没有处理。请复制一条发送，后面可以写“原因：…”：`,
    `同意 ${found.id} 县`,
    `同意 ${found.id} 部门`,
  );
}

/** 隆回县新增城镇就业2024年9月以市人社局的1400人为准。 */
function verdictText(
  { office }: Talk,
  found: Difference,
  side: 'county' | 'department',
  reason: string,
): string {
  const whose = side === 'county' ? found.unit : found.department;
  const value = sideValue(office, found, side === 'county' ? found.countyValue : found.departmentValue);
  const why = reason === '' ? '' : `原因：${reason}。`;
  return `${sideTitle(office, found)}：以${office.unit(whose).name}的${value}为准。${why}`;
}

async function tell(
  talk: Talk,
  found: Difference,
  side: 'county' | 'department',
  text: string,
): Promise<void> {
  const reach = await loadReach(talk.tx, talk.office.channels);
  const head = `【县市数据裁定】${found.id}号 ${text}`;
  const correction = ['请核实后复制发送：', correctionTo(talk.office, found)];
  for (const { address } of aloneWith(reach, found.unit))
    talk.say(address, { lines: [head, ...(side === 'department' ? correction : [])] });
  for (const { address } of aloneWith(reach, found.department)) talk.say(address, { lines: [head] });
}
