import { formatPeriod, type PeriodKey, shortMonth } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { monthInHand } from '../../src/office/closing/course.ts';
import { unitName } from '../../src/office/findings/text.ts';
import { reportSections } from '../../src/office/papers/monthly.ts';
import { lengthOf, plainText } from '../../src/office/papers/story.ts';
import { reportTexts, type StoredStory, saveStory } from '../../src/store/stories.ts';
import { ownUnitOf } from '../closing/own-unit.ts';
import { splitMonth } from '../closing/typed-month.ts';
import { mustBeText, storyText } from '../stories/held.ts';
import { type Led, takeName, takeUnit } from '../stories/read.ts';

export const textExample = '月报 民生可感行动 重点任务 今年以来，…';

/** Where a text belongs, as typed. */
export interface TypedText {
  /** 10月; '' where no month was typed. */
  readonly month: string;
  readonly unit: string;
  readonly action: Led;
  readonly section: Led;
}

/** Reads `[月份] [单位] <行动> <栏目> 正文`. */
export function readText(rest: string, office: Talk['office']): TypedText {
  const month = /^\s*((?:20\d\d年)?(?:1[0-2]|0?[1-9])月份?|上个?月|本月)(?=[\s:：,，])/.exec(rest)?.[1] ?? '';
  const { unit, rest: own } = takeUnit(rest.slice(rest.indexOf(month) + month.length), office);
  const names = office.config.rules.papers.actions.map(({ name }) => name);
  const short = names.map((name) => name.replace(/行动$/, ''));
  const action = takeName(own.replace(/^[\s▲:：,，]*(?:实施)?/, ''), [...names, ...short]);
  const full = names.find((name) => name === action.found || name === `${action.found}行动`);
  return {
    month,
    unit,
    action: { ...action, found: full },
    section: takeName(action.rest, reportSections),
  };
}

/** Keeps a department's or county's text for a section of the month's report. */
export async function submitText(talk: Talk, typed: TypedText): Promise<Outbound> {
  const { office, tx, now, message, person, record } = talk;
  const { action, section } = mustBelong(talk, typed);
  const month = typed.month === '' ? monthInHand(office, now) : splitMonth(typed.month, talk.today).month!;
  if (month > talk.today.slice(0, 7))
    throw new PersonError('month_to_come', `${formatPeriod(month)}还没到，没有记录，请核对月份后重发。`);
  const unit = ownUnitOf(talk, typed.unit, '月报');
  const text = plainText(typed.section.rest);
  mustBeText(text, '月报', `月报 ${action} ${section} `.trimEnd());
  const others = (await reportTexts(tx, month)).filter(
    (one) => one.unit === unit && one.action === action && one.section === section,
  );
  const same = others.find(({ body }) => body === text.body);
  if (same) throw new PersonError('already_submitted', `这段已经收到过（编号 ${same.id}），没有再次记录。`);
  const story = { kind: 'report', unit, section, action, month, state: 'submitted' } as const;
  const words = { ...text, personId: person!.id, inboxId: message.id };
  const id = await saveStory(tx, { ...story, ...words }, now);
  record({
    action: 'report-text.submit',
    subject: String(id),
    data: { unit, month, section, action, ...text },
  });
  return {
    lines: [
      `已收到${formatPeriod(month)}月报（编号 ${id}）：${unitName(office, unit)}，${action}·${section}，${text.body.split('\n').length}段、${lengthOf(text)}字。`,
      ...(others.length > 0
        ? [
            `这一栏您单位还有${others.map((one) => `${one.id}号`).join('、')}，都会印；不要的请发：月报 ${others[0]!.id} 撤回`,
          ]
        : []),
      `修改请发：月报 ${id} 改 正文：…`,
    ],
  };
}

function mustBelong(talk: Talk, typed: TypedText): { action: string; section: string } {
  const names = talk.office.config.rules.papers.actions.map(({ name }) => name);
  if (names.length === 0)
    throw new PersonError(
      'no_actions',
      '月报的行动还没有配置，没有记录。',
      '请管理员在 rules.yaml 的 papers.actions 里写上。',
    );
  if (typed.action.found === undefined)
    throw new PersonError(
      'action_unknown',
      `${unknown(typed.action.typed, '行动')}，没有记录。行动有：${names.join('、')}。例如：`,
      textExample,
    );
  if (typed.section.found === undefined)
    throw new PersonError(
      'section_unknown',
      `${unknown(typed.section.typed, '栏目')}，没有记录。栏目有：${reportSections.join('、')}。例如：`,
      `月报 ${typed.action.found} 重点任务 今年以来，…`,
    );
  return { action: typed.action.found, section: typed.section.found };
}

const unknown = (typed: string, what: string) =>
  typed === '' ? `请写明${what}` : `没有“${harmless(typed, 20)}”这个${what}`;

const mostShown = 9;

/** 月报: what the month in hand has by action, or what the speaker's units submitted. */
export async function listTexts(talk: Talk): Promise<Outbound> {
  const { office, tx, now, person } = talk;
  const month = monthInHand(office, now);
  const texts = await reportTexts(tx, month);
  if (person!.role === 'office') return { lines: overview(talk, month, texts) };
  const own = texts.filter(({ unit }) => person!.units.includes(unit));
  if (own.length === 0)
    return { lines: [`您单位还没有报${formatPeriod(month)}的月报文字。请发：`, textExample] };
  return {
    lines: [
      `您单位${formatPeriod(month)}的月报文字${own.length}段；修改请发：月报 编号 改 正文：…`,
      ...own.slice(0, mostShown).map((one) => `${one.id}号 ${storyText(one)}`),
    ],
  };
}

function overview(talk: Talk, month: PeriodKey, texts: readonly StoredStory[]): string[] {
  const { actions } = talk.office.config.rules.papers;
  const lines = actions.map(({ name }) => {
    const own = texts.filter(({ action }) => action === name);
    const by = reportSections.flatMap((section) => {
      const some = own.filter((one) => one.section === section);
      const units = some.map((one) => `${unitName(talk.office, one.unit)}（${one.id}号）`).join('、');
      return some.length > 0 ? [`${section}：${units}`] : [];
    });
    return `${name}　${by.length > 0 ? by.join('；') : '还没有文字'}`;
  });
  const last = talk.office.closingState.closings.through;
  return [
    `${formatPeriod(month)}月报收到文字${texts.length}段：`,
    ...lines.slice(0, mostShown),
    ...(last ? [`生成请发：月报 生成 ${shortMonth(last)}`] : ['结账后才能生成。']),
  ];
}
