import { dateAt, formatDay } from '../../src/calendar/zone.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { FindingStepKind } from '../../src/domain/finding.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { countsSentence, findingLines } from '../../src/office/findings/counts.ts';
import { briefly, findingText, named, stateText, unitName } from '../../src/office/findings/text.ts';
import {
  type Finding,
  type FindingStepRow,
  findingSteps,
  findingsBy,
  unsettledFindings,
} from '../../src/store/findings.ts';
import { answerLine, heldFinding, isHere } from './held.ts';

const shown = 5;

/** 问题: an observer's own ones, a unit's open ones, or for the office all that is open with the statistics. */
export async function listFindings(talk: Talk): Promise<Outbound> {
  const { role } = talk.person!;
  if (role === 'observer') return ownFindings(talk);
  return role === 'office' ? allFindings(talk) : unitFindings(talk);
}

/** 问题 <编号>: one finding whole, with every step. */
export async function showFinding(talk: Talk, id: number): Promise<Outbound> {
  const { office, tx, today, person } = talk;
  const finding = await heldFinding(talk, id);
  if (!isHere(talk, finding))
    throw new PersonError('not_here', `${id}号问题不是本群单位的，请在单聊里发送：`, `问题 ${id}`);
  const steps = (await findingSteps(tx, [id])).get(id)!;
  const raised = formatDay(dateAt(finding.createdAt, office.zone));
  const mine = person!.role === 'office' || finding.personId === person!.id;
  return {
    lines: [
      `${named(office, finding)}${raised}提出（${stateText(finding, today)}）：${findingText(finding)}`,
      ...steps.flatMap((step) => stepLine(talk, step)),
      ...(finding.state === 'closed' ? [] : mine ? verdictLines(finding) : wanted(talk, finding)),
    ],
  };
}

/** The lines by which an answer is judged, to be copied. */
export function verdictLines({ id, state }: Pick<Finding, 'id' | 'state'>): string[] {
  return [`问题 ${id} 已整改`, ...(state === 'answered' ? [`问题 ${id} 未整改 原因：`] : [])];
}

function wanted({ person }: Talk, { id, unit }: Finding): string[] {
  return person!.units.includes(unit) ? ['答复请写在这句后面发送：', answerLine(id)] : [];
}

const stepNames: Readonly<Record<FindingStepKind, string>> = {
  asked: '提出',
  answered: '答复',
  returned: '退回',
  closed: '确认整改',
};

/** 3月26日答复：已清理; the asking itself stands in the head. */
function stepLine({ office }: Talk, { kind, at, text, dueBy }: FindingStepRow): string[] {
  if (kind === 'asked') return [];
  const due = dueBy ? `（期限${formatDay(dueBy)}）` : '';
  return [`${formatDay(dateAt(at, office.zone))}${stepNames[kind]}${due}${text ? `：${text}` : ''}`];
}

async function ownFindings(talk: Talk): Promise<Outbound> {
  const all = await findingsBy(talk.tx, talk.person!.id);
  if (all.length === 0)
    return { lines: ['您还没有提出过问题。提出问题请写单位和内容，例如：', raiseExample] };
  const closed = all.filter(({ state }) => state === 'closed');
  const unsettled = all.filter(({ state }) => state !== 'closed').toSorted(byUrgency);
  const open = unsettled.filter((one) => isHere(talk, one));
  return {
    lines: [
      `您${countsSentence({ raised: all.length, closed: closed.length })}。`,
      ...listLines(talk, open),
      ...elsewhere(unsettled.length - open.length),
      ...open.slice(0, 1).flatMap((one) => ['现场看过已经整改的，请发：', `问题 ${one.id} 已整改`]),
    ],
  };
}

async function unitFindings(talk: Talk): Promise<Outbound> {
  const all = await unsettledFindings(talk.tx, talk.person!.units);
  const own = all.filter((one) => isHere(talk, one));
  const open = own.filter(({ state }) => state === 'open').toSorted(byUrgency);
  const answered = own.length - open.length;
  const waiting = [
    ...(answered > 0 ? [`另有${answered}个已答复，待观察员确认整改。`] : []),
    ...elsewhere(all.length - own.length),
  ];
  if (open.length === 0) return { lines: ['现在没有待答复的观察员问题。', ...waiting] };
  return {
    lines: [
      `待答复的观察员问题${open.length}个，请复制对应的一句，写上答复后发送：`,
      ...open
        .slice(0, shown)
        .flatMap((one) => [
          `${named(talk.office, one)}${briefly(one.text)}，${stateText(one, talk.today)}`,
          answerLine(one.id),
        ]),
      ...more(open),
      ...waiting,
    ],
  };
}

async function allFindings(talk: Talk): Promise<Outbound> {
  const open = (await unsettledFindings(talk.tx)).toSorted(byUrgency);
  const counts = await findingLines(talk.tx, talk);
  if (open.length === 0) return { lines: [...counts, '现在没有未整改的观察员问题。'] };
  return {
    lines: [...counts, ...listLines(talk, open), '看一个问题的全部经过请发送：', `问题 ${open[0]!.id}`],
  };
}

function listLines(talk: Talk, findings: readonly Finding[]): string[] {
  const lines = findings
    .slice(0, shown)
    .map(
      (one) =>
        `${one.id}号 ${unitName(talk.office, one.unit)}：${briefly(one.text)}（${stateText(one, talk.today)}）`,
    );
  return [...lines, ...more(findings)];
}

function more({ length }: readonly Finding[]): string[] {
  return length > shown ? [`其余${length - shown}个，请发“问题 编号”查看。`] : [];
}

function elsewhere(count: number): string[] {
  return count > 0 ? [`另有${count}个不是本群单位的，请在单聊里发“问题”查看。`] : [];
}

/** Overdue and due first, answered ones after them. */
function byUrgency(a: Finding, b: Finding): number {
  const rank = ({ state }: Finding) => (state === 'open' ? 0 : 1);
  return rank(a) - rank(b) || a.dueBy.localeCompare(b.dueBy) || a.id - b.id;
}

/** One whole message that raises a finding. */
export const raiseExample = '问题 新宁县 黄龙镇敬老院消防通道堆放杂物';
