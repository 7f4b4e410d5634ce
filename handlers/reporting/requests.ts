import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Role } from '../../src/domain/model.ts';
import type { PlatformName } from '../../src/message/inbound.ts';
import { lockRequest, type Request } from '../../src/store/requests.ts';

/** What a binding request asks for. */
export interface BindData {
  readonly platform: PlatformName;
  readonly userId: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  /** Set when a bound person asks for one more unit. */
  readonly personId?: string;
}

/** 同意 12 / 拒绝 12 原因：…: the number and, for a refusal, the reason. */
export interface Verdict {
  readonly id: number;
  readonly reason: string;
}

/** Reads a verdict; `word` is for the answer when the number is missing. */
export function readVerdict(rest: string, word: string): Verdict {
  const match = /^\s*[#＃]?\s*(\d{1,9})\s*([\s\S]*)$/.exec(rest.normalize('NFKC'));
  if (!match) throw new PersonError('id_missing', `请写上编号，例如：${word} 12`);
  const reason = match[2]!.replace(/^[，,。；;\s]*(原因)?[:：\s]*/, '').trim();
  return { id: Number(match[1]), reason };
}

/** Holds a request that is still to be decided; says what happened to one that is not. */
export async function undecided(talk: Talk, id: number): Promise<Request> {
  const request = await lockRequest(talk.tx, id);
  if (!request) throw new PersonError('request_unknown', `没有编号为 ${id} 的申请，请核对编号。`);
  if (request.state === 'open') return request;
  const done = request.state === 'accepted' ? '同意' : '拒绝';
  throw new PersonError('request_decided', `${id} 号申请已经${done}过了，没有再次处理。`);
}
