import { asObject, type Fields } from '../shape.ts';
import { errcodeOf } from './classify.ts';
import { postWithToken, type WecomSender } from './send.ts';

/**
 * The plain user id behind an encrypted one; undefined when the platform says that the id is none of its encrypted
 * ones. Throws on everything else: the caller keeps what is returned for good.
 */
export async function resolveUser(openUserId: string, sender: WecomSender): Promise<string | undefined> {
  const json = await ask(openUserId, sender);
  const found = listIn(json, 'userid_list')
    .map(asObject)
    .find((item) => item?.open_userid === openUserId)?.userid;
  if (typeof found === 'string' && found !== '') return found;
  if (found === undefined && listIn(json, 'invalid_open_userid_list').includes(openUserId)) return undefined;
  throw new Error('the platform did not say who the sender is');
}

async function ask(openUserId: string, sender: WecomSender): Promise<Fields> {
  const body = JSON.stringify({ open_userid_list: [openUserId] });
  const answer = await postWithToken('/cgi-bin/batch/openuserid_to_userid', body, sender);
  if ('result' in answer) {
    const { kind } = answer.result;
    throw new Error(
      `no token to resolve a sender with: ${'code' in answer.result ? answer.result.code : kind}`,
    );
  }
  const { exchange } = answer;
  if (exchange.kind !== 'answer') throw new Error(`sender not resolved: ${exchange.code}`);
  const { status, json } = exchange;
  const errcode = errcodeOf(json);
  if (!json || status >= 400 || errcode !== 0)
    throw new Error(`sender not resolved: HTTP ${status}, errcode ${errcode ?? 'none'}`);
  return json;
}

function listIn(json: Fields, name: string): readonly unknown[] {
  const list = json[name];
  return Array.isArray(list) ? list : [];
}
