import type { Said, Simulator } from '../context.ts';
import { bytesOf, objectAt, parseObject, textAt } from '../http.ts';
import { type EnvelopeKeys, openReply } from './envelope.ts';

const maxContentBytes = 20_480;

/** Shows what the HTTP answer to an AI-bot callback says, if it says anything and keeps the rules. */
export function showPassiveReply(
  sim: Simulator,
  said: Said,
  keys: EnvelopeKeys,
  nonce: string,
  body: string,
): void {
  const envelope = parseObject(body);
  // An empty packet, `success` or `{}` means: nothing to show.
  if (envelope?.encrypt === undefined) return;
  try {
    show(sim, said, parseObject(openReply(keys, envelope, nonce)) ?? {});
  } catch (error) {
    sim.complain(`passive reply to ${said.messageId} dropped: ${(error as Error).message}`);
  }
}

function show(sim: Simulator, said: Said, reply: Record<string, unknown>): void {
  const type = textAt(reply, 'msgtype');
  if (type === '') return;
  if (type === 'stream' || type === 'stream_with_template_card') {
    showStream(sim, said, reply);
  } else if (type === 'text' && said.event === 'enter_chat') {
    post(sim, said, 'text', content(reply, 'text'));
  } else if (type === 'template_card') {
    const title = textAt(objectAt(objectAt(reply, 'template_card'), 'main_title'), 'title');
    post(sim, said, 'card', title);
  } else {
    throw new Error(`msgtype ${type} is not allowed here`);
  }
}

function showStream(sim: Simulator, said: Said, reply: Record<string, unknown>): void {
  if (said.event) throw new Error('an event cannot be answered by a stream');
  const stream = objectAt(reply, 'stream');
  const id = textAt(stream, 'id');
  if (!id) throw new Error('stream.id is missing');
  if (stream.finish !== true) throw new Error('stream without finish: the person would wait for ever');
  const text = content(reply, 'stream');
  // A repeated delivery gets the same stream again: one message in the chat.
  const shown = sim.ledger.table<string>('stream');
  if (shown.get(id) === text) return;
  shown.set(id, text);
  if (text) post(sim, said, 'markdown', text);
}

function content(reply: Record<string, unknown>, key: string): string {
  const text = textAt(objectAt(reply, key), 'content');
  if (bytesOf(text) > maxContentBytes) throw new Error(`content exceeds ${maxContentBytes} bytes`);
  return text;
}

function post(sim: Simulator, said: Said, kind: 'text' | 'markdown' | 'card', text: string): void {
  const chat = sim.world.chat(said.chat)!;
  sim.post(chat, { kind, text, replyTo: said.messageId });
}
