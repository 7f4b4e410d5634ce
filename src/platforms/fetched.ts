import type { FetchedFile, SendResult } from './contract.ts';
import { nameInDisposition } from './file-name.ts';
import type { Download } from './http.ts';

/** What a file server's answer means; it speaks by its status alone. */
export function fetchedFrom(answer: Download): FetchedFile {
  if (answer.kind === 'too-large') return answer;
  if (answer.kind !== 'answer') return { kind: 'retry', code: answer.code };
  const { status, bytes, disposition } = answer;
  const name = nameInDisposition(disposition);
  if (status === 200) return { kind: 'file', bytes, ...(name && { name }) };
  const code = `file_http_${status}`;
  if ([403, 404, 410].includes(status)) return { kind: 'gone', code };
  return { kind: status >= 500 || [408, 429].includes(status) ? 'retry' : 'refused', code };
}

/** What a send's result means for a fetch: there is nothing to be sent twice. */
export function notFetched(result: SendResult): FetchedFile {
  if (result.kind === 'refused') return { kind: 'refused', code: result.code };
  return { kind: 'retry', code: 'code' in result ? result.code : 'no_file' };
}
