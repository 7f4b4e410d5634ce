import { createHash } from 'node:crypto';
import type { FileHandle, Inbound } from '../../message/inbound.ts';
import { Refusal } from '../contract.ts';
import { digestOf } from '../digest.ts';
import { fileNameOf } from '../file-name.ts';
import { type Fields, idIn, optionalId, textIn, typedIn } from '../shape.ts';
import { type Decoded, nameOf } from './decode.ts';

const unreadable = new Set(['image', 'voice', 'video', 'location', 'link']);
const greeted = new Set(['enter_agent', 'subscribe']);

/** Reads the app's inner XML. There are no groups here: the person who writes is the chat. */
export function decodeApp(fields: Fields, agentId: string): Decoded {
  const type = idIn(fields, 'MsgType');
  const agent = textIn(fields, 'AgentID');
  if (agent !== undefined && agent !== agentId) {
    throw new Refusal('wrong_receiver', 'the callback is meant for another app');
  }
  if (type === 'event') {
    const event = idIn(fields, 'Event');
    if (!greeted.has(event)) return { kind: 'ignored', what: `event_${nameOf(event)}` };
    return build(fields, eventId(fields), 'enter', '', event);
  }
  if (type === 'text')
    return build(fields, idIn(fields, 'MsgId'), 'text', typedIn(fields, 'Content').trim(), type);
  if (type === 'file') return buildFile(fields);
  if (!unreadable.has(type)) return { kind: 'ignored', what: nameOf(type) };
  return build(fields, idIn(fields, 'MsgId'), 'unreadable', '', type);
}

/** Inferred: no document lists files among what a member may send here; like the media it lists, one has a MediaId. */
function buildFile(fields: Fields): Decoded {
  const ref = optionalId(fields, 'MediaId');
  const name = fileNameOf(textIn(fields, 'FileName') ?? '');
  const file = ref === '' ? undefined : { ref, ...(name && { name }) };
  return build(fields, idIn(fields, 'MsgId'), file ? 'file' : 'unreadable', '', 'file', file);
}

function build(
  fields: Fields,
  messageId: string,
  kind: Inbound['kind'],
  text: string,
  what: string,
  file?: FileHandle,
): Decoded {
  const sender = idIn(fields, 'FromUserName');
  const message: Inbound = {
    platform: 'wecom',
    entry: 'wecom-app',
    messageId,
    chat: { id: sender, kind: 'single' },
    sender: { id: sender },
    kind,
    text,
    ...(file && { file }),
  };
  return { kind: 'message', message, digest: digestOf(message, what), warnings: [] };
}

/** Events carry no id; these fields are the same in every repetition and differ between two events. */
function eventId(fields: Fields): string {
  const parts = [idIn(fields, 'FromUserName'), idIn(fields, 'CreateTime'), idIn(fields, 'Event')];
  const more = [
    textIn(fields, 'EventKey') ?? '',
    optionalId(fields, 'TaskId'),
    textIn(fields, 'ResponseCode') ?? '',
  ];
  return `event-${createHash('sha256')
    .update(JSON.stringify([...parts, ...more]))
    .digest('hex')
    .slice(0, 40)}`;
}
