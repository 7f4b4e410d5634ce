import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { type Address, groupAddress, personAddress } from '../../src/delivery/routes.ts';
import type { Role } from '../../src/domain/model.ts';
import type { PlatformName } from '../../src/message/inbound.ts';
import { type Chat, officeChats } from '../../src/store/chats.ts';
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

/** What a group request asks for. */
export interface GroupData extends Chat {
  /** The group's title as the platform gave it, else its id. */
  readonly shown?: string;
}

/** What the group of a request is called before the office. */
export function groupTitle({ shown, title }: GroupData): string {
  return shown ?? title;
}

/** 同意 12 张三 / 拒绝 12 原因：…: the number and what follows it, a name or a reason. */
export interface Verdict {
  readonly id: number;
  readonly text: string;
}

/** Reads a verdict; `word` is for the answer when the number is missing. */
export function readVerdict(rest: string, word: string): Verdict {
  const match = /^\s*[#＃]?\s*([\d０-９]{1,9})\s*号?\s*([\s\S]*)$/.exec(rest);
  if (!match) throw new PersonError('id_missing', `请写上编号，例如：${word} 12`);
  const text = match[2]!.replace(/^[，,。；;\s]*(原因|姓名)?[:：\s]*/, '').trim();
  return { id: Number(match[1]!.normalize('NFKC')), text };
}

/** Where the answer to the speaker's wish is told later: the group it was said in, or the person alone. */
export function whereAsked({ message, userId }: Talk): { address: Address } {
  const platform = message.platform as PlatformName;
  return {
    address:
      message.chat_kind === 'group'
        ? groupAddress(platform, message.chat_id)
        : personAddress(platform, userId),
  };
}

/** Puts a request before the office's groups; false when none of them can be spoken to unasked. */
export async function askOffice(talk: Talk, lines: readonly string[]): Promise<boolean> {
  const chats = await officeChats(talk.tx);
  // DingTalk's OpenAPI reaches a group without a robot key, WeCom's does not.
  const reachable = chats.filter(({ platform, webhook }) => webhook || platform === 'dingtalk');
  for (const chat of reachable) talk.say(groupAddress(chat.platform, chat.id), { lines });
  return reachable.length > 0;
}

/** Holds a request that is still to be decided; says what happened to one that is not. */
export async function undecided(talk: Talk, id: number): Promise<Request> {
  const request = await lockRequest(talk.tx, id);
  if (!request) throw new PersonError('request_unknown', `没有编号为 ${id} 的申请，请核对编号。`);
  if (request.state === 'open') return request;
  if (request.kind === 'difference')
    throw new PersonError('request_decided', `${id} 号县市数据已经一致或已经裁定，没有再次处理。`);
  const done = request.state === 'accepted' ? '同意' : '拒绝或撤回';
  throw new PersonError('request_decided', `${id} 号申请已经${done}过了，没有再次处理。`);
}
