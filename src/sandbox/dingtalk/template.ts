import { bytesOf, parseObject } from '../http.ts';
import { apiRefusal } from '../refused.ts';
import type { Line } from '../transcript.ts';

const maxParamBytes = 15_000;

type Kind = Line['kind'];

/** Message templates: how they look, what must be filled in, and which field is shown. */
const templates: Readonly<Record<string, readonly [kind: Kind, shown: string, required: readonly string[]]>> =
  {
    sampleText: ['text', 'content', ['content']],
    sampleMarkdown: ['markdown', 'text', ['title', 'text']],
    sampleImageMsg: ['image', 'photoURL', ['photoURL']],
    sampleLink: ['card', 'title', ['title', 'text', 'messageUrl']],
    sampleActionCard: ['card', 'text', ['title', 'text', 'singleTitle', 'singleURL']],
    sampleFile: ['file', 'fileName', ['mediaId', 'fileName', 'fileType']],
  };

/** Reads msgKey and msgParam of an OpenAPI message, or refuses them. */
export function readTemplate(body: Record<string, unknown>): { kind: Kind; text: string; mediaId?: string } {
  const { msgKey, msgParam } = body;
  if (!msgKey) throw apiRefusal(400, 'invalidParameter.msgKey.empty', 'msgKey 不能为空');
  const template = typeof msgKey === 'string' ? templates[msgKey] : undefined;
  if (!template) throw apiRefusal(400, 'invalidParameter.msgKey.invalid', 'msgKey 无效');
  // The parameters travel as JSON inside a string; an object is refused.
  const values = typeof msgParam === 'string' ? parseObject(msgParam) : undefined;
  if (!values) throw apiRefusal(400, 'invalidParameter.msgParam.invalid', 'msgParam 无效');
  if (bytesOf(msgParam as string) > maxParamBytes) {
    throw apiRefusal(400, 'invalidParameter.msgParam.tooLong', 'msgParam 过长');
  }
  const [kind, shown, required] = template;
  const missing = required.find((name) => typeof values[name] !== 'string' || values[name] === '');
  if (missing) throw apiRefusal(400, `miss.param.${missing}`, `缺少参数 ${missing}`);
  return { kind, text: String(values[shown]), mediaId: String(values.mediaId ?? values.photoURL ?? '') };
}
