import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { startsAtZero } from '../../src/domain/hold.ts';
import type { Unit } from '../../src/domain/model.ts';
import type { NameMatch, Statement } from '../../src/language/model.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { keyOf } from '../../src/office/figures.ts';
import { openYears } from '../../src/office/year.ts';
import { figuresOf } from '../../src/store/reports.ts';
import { intake } from './intake.ts';
import { owedHere, roundsHere } from './missing-text.ts';
import type { Named } from './named.ts';
import { reportingUnit } from './scope.ts';

/** 无变化 or 零报告, for the named indicators or for all that are asked. */
export type Carry = 'holds' | 'zero';

/** Records 无变化 or 零报告; without names it answers what the open rounds still miss and has something to carry. */
export async function carryOver(talk: Talk, named: Named, carry: Carry): Promise<Outbound> {
  const unit = reportingUnit(talk, named.unit);
  const listed = named.items.map(({ source, indicator }) => carried(source, indicator, carry));
  const statements = listed.length > 0 ? listed : await allOwed(talk, unit, carry);
  return intake(talk, unit, { statements, leftovers: [] }, { prose: false, reportedAt: talk.now });
}

async function allOwed(talk: Talk, unit: Unit, carry: Carry): Promise<Statement[]> {
  const { office } = talk;
  const figures = await figuresOf(talk.tx, [unit.id], ...openYears(talk));
  const rounds = await roundsHere(talk, unit);
  const lacking = rounds.flatMap((occurrence) => owedHere(talk, occurrence, [unit], figures));
  const owed = [...new Map(lacking.map((row) => [row.indicator, row.parts]))].flatMap(([id, parts]) =>
    (parts.length > 0 ? parts : ['']).map((part) => ({ indicator: office.indicator(id), part })),
  );
  if (owed.length === 0)
    throw new PersonError(
      'nothing_owed',
      `${unit.name}现在没有待报的指标，不用再报。`,
      '发送“进度”可看已报数据。',
    );
  const known = new Set(figures.map(({ indicator, part }) => keyOf(indicator, part)));
  const possible = owed.filter(({ indicator, part }) =>
    carry === 'zero' ? startsAtZero(indicator) : known.has(keyOf(indicator.id, part)),
  );
  if (possible.length === 0)
    throw new PersonError(
      'nothing_to_hold',
      carry === 'zero'
        ? `${unit.name}待报的${owed.length}项都不是从零起算的数，不能用“零报告”，没有记录。`
        : `${unit.name}待报的${owed.length}项今年都还没有报过，没有上次的数可用，没有记录。`,
      '请逐项填报，发送“未报”看名称，例如：填报 新增城镇就业 1450人',
    );
  return possible.map(({ indicator, part }) =>
    carried(indicator.name, { kind: 'found', id: indicator.id, part: part || undefined }, carry),
  );
}

function carried(source: string, indicator: NameMatch, carry: Carry): Statement {
  return { source, indicator, [carry]: true };
}
