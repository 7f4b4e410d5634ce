import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { takeStep } from '../src/office/notices/acting.ts';
import { awaitedOf } from '../src/office/notices/answers.ts';
import { noticeName } from '../src/office/notices/notice-names.ts';
import { changeNotice, type StoredNotice } from '../src/store/notices.ts';
import { actingIn } from './noticing/acting.ts';
import { ownNotice } from './noticing/found.ts';
import { type Labelled, readParts } from './noticing/parts.ts';
import { stateText } from './noticing/state-text.ts';
import { askOffice } from './reporting/requests.ts';

const labels = ['原因', '措施', '时限'] as const;
type Parts = Labelled<(typeof labels)[number]>['parts'];

const longestPart = 2000;
/** More than that nobody copies on a phone. */
const longestCopied = 300;

/** 整改 [编号] 原因：… 措施：… 时限：…: a unit's answer to its notice, which the office then closes or sends back. */
export const rectify = defineHandler<Labelled<(typeof labels)[number]>>({
  words: ['整改'],
  roles: ['liaison', 'department'],
  help: '报送预警通知的整改情况，要写原因、措施、时限',
  examples: [
    '整改 12 原因：项目开工晚 措施：增加两个施工班组，每周调度 时限：12月20日前赶上序时',
    '整改 原因：资金到位慢 措施：县级先行垫付 时限：11月底前完成',
  ],
  parse: (rest) => readParts(rest, labels),
  async run({ before, parts: labelled }, talk) {
    const { office, tx, today } = talk;
    const { named, loose } = numberFirst(before);
    const parts = { ...labelled, 措施: labelled.措施 || loose };
    const notice = await ownNotice(talk, {
      word: '整改',
      typed: named,
      awaits: (one) => awaitedOf(one) !== undefined,
    });
    const refiled = notice.state === 'rectifying';
    if (!refiled && awaitedOf(notice) === undefined)
      throw new PersonError('not_awaited', `${stateText(office, notice)}，不用再报整改。`);
    mustBeWhole(notice, parts);
    const { 原因: reason, 措施: measures, 时限: deadline } = parts;
    await changeNotice(tx, notice, {
      state: 'rectifying',
      rectification: { reason, measures, deadline },
      // A rectification answers for the acknowledgement as well; filed anew, the first day counts.
      acknowledgedOn: notice.acknowledgedOn ?? today,
      rectifiedOn: notice.rectifiedOn ?? today,
    });
    await takeStep(await actingIn(talk), notice, 'rectify', { on: today, reason, measures, deadline });
    const told = await askOffice(talk, officeLines(talk, notice, parts, refiled));
    const late =
      !refiled && today > notice.rectifyBy! ? `（已过${formatDay(notice.rectifyBy!)}的期限，记逾期）` : '';
    return {
      lines: [
        `已收到${noticeName(office, notice)}的整改${refiled ? '，替换了上次报的' : ''}${late}。`,
        told
          ? '专班办公室审核后销号或退回，结果会在这里通知。'
          : `还没有能通知的办公室工作群，请联系专班办公室，请他回复我：销号 ${notice.id}`,
      ],
    };
  },
});

/** 12 已组织招聘会: what follows the number without a label is taken for what was done. */
function numberFirst(before: string): { named: string; loose: string } {
  const [, named = '', loose = ''] =
    /^(?:([#＃]?[\d０-９]{1,9}\s*号?|〔[\d０-９]+〕\s*[\d０-９]+\s*号?)(?=$|[\s，,：:。；;]))?[\s，,：:。；;]*([\s\S]*)$/.exec(
      before,
    )!;
  // A word alone is a name, though an unknown one.
  return /^\S{1,12}$/.test(before) ? { named: before, loose: '' } : { named, loose };
}

function mustBeWhole({ id }: StoredNotice, parts: Parts): void {
  const missing = labels.filter((label) => parts[label] === '');
  if (missing.length > 0)
    throw new PersonError(
      'part_missing',
      `整改要写${labels.join('、')}，还缺${missing.join('、')}，没有记录。请补上再发：`,
      copyLine(id, parts),
    );
  const long = labels.find((label) => parts[label].length > longestPart);
  if (long)
    throw new PersonError(
      'part_too_long',
      `“${long}”有${parts[long].length}字，最多${longestPart}字，没有记录。请精简后再发。`,
    );
}

/** The line as typed with what is missing left open; long parts are for the sender to copy from his own message. */
function copyLine(id: number, parts: Parts): string {
  const typed = labels.map((label) => parts[label]).join('').length <= longestCopied;
  const part = (label: keyof Parts) =>
    parts[label] === '' ? '' : typed ? harmless(parts[label], longestCopied) : '…';
  return `整改 ${id} ${labels.map((label) => `${label}：${part(label)}`).join(' ')}`;
}

function officeLines(talk: Talk, notice: StoredNotice, parts: Parts, refiled: boolean): string[] {
  const { office, person } = talk;
  return [
    `【整改】${noticeName(office, notice)}（编号 ${notice.id}），${harmless(person!.name)}${refiled ? '重新' : ''}报送：`,
    ...labels.map((label) => `${label}：${harmless(parts[label], longestPart)}`),
    '同意请复制第一行，不同意请复制第二行并写明原因：',
    `销号 ${notice.id}`,
    `退回 ${notice.id} 原因：`,
  ];
}
