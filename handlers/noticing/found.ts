import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import { lockNotices, noticesIn, type StoredNotice } from '../../src/store/notices.ts';
import { lockRequest, type Request } from '../../src/store/requests.ts';

/** The notices that the office names, held, in the order of their numbers; refuses numbers of anything else. */
export async function namedNotices(talk: Talk, ids: readonly number[]): Promise<StoredNotice[]> {
  const notices = await lockNotices(talk.tx, ids);
  const known = new Set(notices.map(({ id }) => id));
  const other = ids.find((id) => !known.has(id));
  if (other !== undefined) throw await notNotice(talk, other);
  return notices;
}

const requestNames: Record<Request['kind'], string> = {
  bind: '绑定申请',
  group: '登记群申请',
  extension: '延期申请',
  difference: '县市数据差异',
};

async function notNotice({ tx }: Talk, id: number): Promise<PersonError> {
  const request = await lockRequest(tx, id);
  if (request)
    return new PersonError(
      'not_a_notice',
      `${id} 号是${requestNames[request.kind]}，不是预警通知，没有办理。`,
      `办理这件申请请发：同意 ${id}`,
    );
  return new PersonError(
    'notice_unknown',
    `没有编号为 ${id} 的预警通知，请核对编号。`,
    '发送“签发”可查看待签发的预警通知。',
  );
}

/** How a unit's people name the notice they answer. */
export interface Naming {
  /** 签收, 整改 */
  readonly word: string;
  /** What was typed: 12, 12号, 〔2024〕3号; '' for the only one. */
  readonly typed: string;
  /** True for a notice that the word is for. */
  readonly awaits: (notice: StoredNotice) => boolean;
}

/**
 * The notice of the speaker's own units that is answered, held: by its number or 文号, else the only one that waits for it.
 * Another unit's is unknown to them, and so is a draft.
 */
export async function ownNotice(talk: Talk, { word, typed, awaits }: Naming): Promise<StoredNotice> {
  const { office, person, tx } = talk;
  const own = (
    await noticesIn(tx, ['issued', 'acknowledged', 'rectifying', 'returned', 'closed', 'revoked'])
  ).filter(({ unit, number }) => person!.units.includes(unit) && number !== undefined);
  const named = typed === '' ? own.filter(awaits) : own.filter((notice) => isNamed(notice, typed));
  if (named.length === 1) return (await lockNotices(tx, [named[0]!.id]))[0]!;
  const names = person!.units.map((id) => office.unit(id).name).join('、');
  if (typed !== '')
    throw new PersonError(
      'notice_unknown',
      `${names}没有编号为 ${harmless(typed, 20)} 的预警通知，没有记录。`,
      ...linesOf(talk, word, own.filter(awaits)),
    );
  if (named.length === 0) throw new PersonError('no_notice', `${names}现在没有待${word}的预警通知，不用发。`);
  throw new PersonError(
    'several_notices',
    `待${word}的预警通知有${named.length}件，请写明编号再发：`,
    ...linesOf(talk, word, named),
  );
}

/** 签收 12　洞口县〔2024〕3号 */
function linesOf({ office }: Talk, word: string, notices: readonly StoredNotice[]): string[] {
  return notices.map(({ id, unit, number }) => `${word} ${id}　${office.unit(unit).name}${number}`);
}

function isNamed({ id, number }: StoredNotice, typed: string): boolean {
  const digits = typed.normalize('NFKC').match(/\d+/g) ?? [];
  if (digits.length === 1) return Number(digits[0]) === id;
  return digits.length > 1 && digits.join(' ') === number?.match(/\d+/g)?.join(' ');
}
