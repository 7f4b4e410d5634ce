import type { FileHandle } from '../../message/inbound.ts';
import type { FetchedFile } from '../contract.ts';
import { fetchedFrom, notFetched } from '../fetched.ts';
import { allowedFileUrl } from '../file-url.ts';
import { classify } from './classify.ts';
import { type DingtalkSender, withToken } from './send.ts';

/** Wrong or over; how long a code lives no document says. */
const goneCode = 'invalidParameter.robotCode.downloadCode';

/** Gets a file that a person sent: its code is exchanged for an address that works for a while. */
export async function fetchByDingtalk({ ref }: FileHandle, sender: DingtalkSender): Promise<FetchedFile> {
  const { settings, http, limits } = sender;
  const body = JSON.stringify({ downloadCode: ref, robotCode: settings.robotCode });
  const answer = await withToken(sender, (token) =>
    http.post(`${settings.apiBase}/v1.0/robot/messageFiles/download`, body, {
      'x-acs-dingtalk-access-token': token,
    }),
  );
  if ('result' in answer) return notFetched(answer.result);
  const { exchange } = answer;
  const given = exchange.kind === 'answer' ? exchange.json?.downloadUrl : undefined;
  if (typeof given !== 'string') {
    const result = classify(exchange, 'api', limits);
    return 'code' in result && result.code === goneCode
      ? { kind: 'gone', code: goneCode }
      : notFetched(result);
  }
  const { apiBase, officialTo, fileHosts } = settings;
  const url = allowedFileUrl(given, { hosts: fileHosts, origins: [apiBase], officialTo });
  return url === undefined ? { kind: 'refused', code: 'file_host' } : fetchedFrom(await http.download(url));
}
