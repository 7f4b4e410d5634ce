import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Unit } from '../../src/domain/model.ts';
import { hasTask } from '../../src/domain/target.ts';
import type { NameMatch, Statement } from '../../src/language/model.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { figuresOf } from '../../src/store/reports.ts';
import { intake } from './intake.ts';
import { owedHere } from './missing-text.ts';
import type { Named } from './named.ts';
import { reportingUnit } from './scope.ts';
import { openYears } from './year.ts';

/** 无变化 or 零报告, for the named indicators or for all that are asked. */
export type Carry = 'holds' | 'zero';

/** Records 无变化 or 零报告; without names it answers everything the open rounds still miss. */
export async function carryOver(talk: Talk, named: Named, carry: Carry): Promise<Outbound> {
  const unit = reportingUnit(talk, named.unit);
  const listed = named.items.map(({ source, indicator }) => carried(source, indicator, carry));
  const statements = listed.length > 0 ? listed : await allOwed(talk, unit, carry);
  if (statements.length === 0)
    throw new PersonError(
      'nothing_owed',
      `${unit.name}现在没有待报的指标，不用再报。`,
      '发送“进度”可看已报数据。',
    );
  return intake(talk, unit, { statements, leftovers: [] }, { prose: false, reportedAt: talk.now });
}

async function allOwed(talk: Talk, unit: Unit, carry: Carry): Promise<Statement[]> {
  const { office, now } = talk;
  const figures = await figuresOf(talk.tx, [unit.id], ...openYears(talk));
  const lacking = office.rounds(now).flatMap((occurrence) => owedHere(talk, occurrence, [unit], figures));
  const open = new Map(lacking.map((row) => [row.indicator, row.parts]));
  return [...open].flatMap(([id, parts]) => {
    const indicator = office.indicator(id);
    if (!hasTask(indicator, office.task(unit.id, id))) return [];
    const match = (part?: string): NameMatch => ({ kind: 'found', id, part });
    if (parts.length === 0) return [carried(indicator.name, match(), carry)];
    return parts.map((part) => carried(indicator.name, match(part), carry));
  });
}

function carried(source: string, indicator: NameMatch, carry: Carry): Statement {
  return { source, indicator, [carry]: true };
}
