import { asObject } from '../shape.ts';
import { postWithToken, type WecomSender } from './send.ts';

/** The plain user id behind an encrypted one; undefined when the app cannot see the person or nobody answers. */
export async function resolveUser(openUserId: string, sender: WecomSender): Promise<string | undefined> {
  const body = JSON.stringify({ open_userid_list: [openUserId] });
  const answer = await postWithToken('/cgi-bin/batch/openuserid_to_userid', body, sender);
  const exchange = 'exchange' in answer ? answer.exchange : undefined;
  const list = exchange?.kind === 'answer' ? exchange.json?.userid_list : undefined;
  if (!Array.isArray(list)) return undefined;
  const found = list.map(asObject).find((item) => item?.open_userid === openUserId)?.userid;
  return typeof found === 'string' && found !== '' ? found : undefined;
}
