import type { Entry, FileHandle } from '../../message/inbound.ts';
import type { FetchedFile } from '../contract.ts';
import { fetchedFrom, notFetched } from '../fetched.ts';
import { allowedFileUrl } from '../file-url.ts';
import { aesKey, decryptBytes } from './cipher.ts';
import { classify, errcodeOf } from './classify.ts';
import { type WecomSender, withToken } from './send.ts';

/** The id is none, is over after three days, or names more than is handed out at once. */
const goneCodes = new Set([40007, 40145]);
const tooLargeCode = 830002;

/** Gets a file that a person sent: to the AI bot by its address, to the app by its id. */
export function fetchByWecom(file: FileHandle, entry: Entry, sender: WecomSender): Promise<FetchedFile> {
  return entry === 'wecom-app' ? fetchMedia(file, sender) : fetchEncrypted(file, sender);
}

/** The address works for five minutes; its bytes are encrypted with the key of the callbacks. */
async function fetchEncrypted({ ref }: FileHandle, { settings, http }: WecomSender): Promise<FetchedFile> {
  const { apiBase, officialTo, fileHosts, bot } = settings;
  const url = allowedFileUrl(ref, { hosts: fileHosts, origins: [apiBase], officialTo });
  if (url === undefined) return { kind: 'refused', code: 'file_host' };
  const fetched = fetchedFrom(await http.download(url));
  if (fetched.kind !== 'file') return fetched;
  for (const key of bot?.aesKeys ?? []) {
    const bytes = decryptBytes(fetched.bytes, aesKey(key));
    if (bytes) return { ...fetched, bytes };
  }
  return { kind: 'refused', code: 'file_ciphertext' };
}

async function fetchMedia({ ref }: FileHandle, sender: WecomSender): Promise<FetchedFile> {
  const path = `/cgi-bin/media/get?media_id=${encodeURIComponent(ref)}`;
  const answer = await withToken(path, sender, (url) => sender.http.download(url));
  if ('result' in answer) return notFetched(answer.result);
  const { exchange } = answer;
  if (exchange.kind === 'too-large') return exchange;
  // A fault comes as JSON with HTTP 200, too; only a file has a name.
  const errcode = exchange.kind === 'answer' && !exchange.disposition ? errcodeOf(exchange.json) : undefined;
  if (errcode === undefined) return fetchedFrom(exchange);
  if (goneCodes.has(errcode)) return { kind: 'gone', code: String(errcode) };
  if (errcode === tooLargeCode) return { kind: 'too-large' };
  return notFetched(classify(exchange, { kind: 'wecom-app', repeated: false }, sender.limits));
}
