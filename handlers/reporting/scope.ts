import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Indicator, Unit } from '../../src/domain/model.ts';
import type { NameMatch } from '../../src/language/model.ts';
import { readOpening } from '../../src/language/opening.ts';
import { harmless } from '../../src/message/harmless.ts';
import { wholeAbove } from '../../src/office/answerers.ts';

/** The unit a report is for: the one typed, else the only one the person may report for here. */
export function reportingUnit(talk: Talk, typed: NameMatch | undefined): Unit {
  const own = ownUnits(talk);
  if (typed) return typedUnit(talk, typed, own);
  if (own.length === 1) return own[0]!;
  const here = own.filter((unit) => talk.chat?.units.includes(unit.id));
  if (here.length === 1) return here[0]!;
  if (own.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  throw new PersonError(
    'unit_missing',
    `您负责${names(own)}，请先写单位再写数据，没有记录。`,
    `例如：${example(talk, own[0]!.name)}`,
  );
}

/** The units a person's reports count for: a department reports the whole above it, in what it leads. */
export function ownUnits({ office, person }: Talk): Unit[] {
  const units = person!.units.map((id) => office.unit(id));
  if (person!.role !== 'department') return units;
  return [...new Set(units.map((unit) => wholeAbove(office, unit)))];
}

/** The same command with a unit in front: 撤回 双清区 新增城镇就业. */
function example({ office, message }: Talk, unit: string): string {
  const opening = readOpening(message.text, office.vocabulary, [office.config.botName]);
  const command = opening.kind === 'command' ? opening.command : '填报';
  return examples[command]?.(unit) ?? `填报 ${unit} 新增城镇就业 1450人`;
}

const examples: Readonly<Record<string, (unit: string) => string>> = {
  撤回: (unit) => `撤回 ${unit} 新增城镇就业`,
  更正: (unit) => `更正 ${unit} 新增城镇就业 1400人 原因：重复统计50人`,
  无变化: (unit) => `无变化 ${unit}`,
  零报告: (unit) => `零报告 ${unit}`,
};

/** Refuses an indicator that is another department's; undefined when the person may report it. */
export function notTheirs({ office, person }: Talk, indicator: Indicator): string | undefined {
  if (person!.role !== 'department' || !indicator.lead || person!.units.includes(indicator.lead))
    return undefined;
  return `由牵头单位${office.unit(indicator.lead).name}填报，您不能填报，没有记录。`;
}

function typedUnit(talk: Talk, typed: NameMatch, own: readonly Unit[]): Unit {
  const { office } = talk;
  if (typed.kind === 'found') {
    const unit = office.unit(typed.id);
    if (own.includes(unit)) return unit;
    throw new PersonError(
      'other_unit',
      `${unit.name}的数据只能由${unit.name}的${unit.kind === 'department' ? '填报人' : '联络员'}填报，没有记录。`,
      own.length > 0 ? `您可以填报：${names(own)}。` : '如需变更单位，请发送：绑定 单位名称',
    );
  }
  const ids = typed.kind === 'ambiguous' ? typed.ids : typed.nearest;
  const written = ids.map((id) => office.unit(id)).filter((unit) => isWritten(talk, unit));
  if (typed.kind === 'ambiguous' && written.length > 1)
    throw new PersonError(
      'several_units',
      `一次只报一个单位，请分开发送，没有记录（看到了${names(written)}）。`,
    );
  const what = typed.kind === 'ambiguous' ? '单位名称不明确' : `没有“${harmless(typed.typed)}”这个单位`;
  throw new PersonError(
    'unit_unknown',
    ids.length > 0 ? `${what}：${ids.map((id) => office.unit(id).name).join('、')}？` : `${what}。`,
    '请写单位全称再发一次，没有记录。',
  );
}

function isWritten({ message }: Talk, { name, aliases }: Unit): boolean {
  return [name, ...aliases].some((word) => message.text.includes(word));
}

const names = (units: readonly Unit[]) => units.map((unit) => unit.name).join('、');
