import { shownLines } from '../../src/message/outbound.ts';
import type { Reach } from '../../src/office/reach.ts';
import type { Unsaid } from '../../src/office/unsaid.ts';

const namesShown = 6;

/** Messages as they would be sent, each text once, with whom it is for. */
export function messageLines(reach: Reach, messages: readonly Unsaid[], none: string): string[] {
  if (messages.length === 0) return [none];
  const texts = new Map<string, string[]>();
  for (const { message, platform, chatId } of messages) {
    const text = shownLines(message).join('\n');
    texts.set(text, [...(texts.get(text) ?? []), nameOf(reach, platform, chatId)]);
  }
  return [...texts].flatMap(([text, names]) => {
    const more = names.length > namesShown ? `等${names.length}处` : '';
    return [`▶ 发到：${names.slice(0, namesShown).join('、')}${more}`, ...text.split('\n')];
  });
}

function nameOf({ chats, identities }: Reach, platform: string, chatId: string): string {
  const chat = chats.find((one) => one.platform === platform && one.id === chatId);
  const person = identities.find((one) => one.platform === platform && one.userId === chatId);
  return chat?.title ?? (person ? `${person.person.name}（单聊）` : chatId);
}
