import { createHash } from 'node:crypto';
import type { Simulator } from '../context.ts';
import { keepFile, mediaTable } from '../files.ts';
import { bytesOf, listAt, objectAt, textAt } from '../http.ts';
import { wecomRefusal } from '../refused.ts';
import type { Line } from '../transcript.ts';

const maxBytes: Readonly<Record<string, number>> = { text: 2_048, markdown: 4_096, markdown_v2: 4_096 };
const maxImageBytes = 2 * 1024 * 1024;

type Shown = Omit<Line, 'from'>;

/** Reads a group robot's message as the webhook does, or refuses it. */
export function readRobotMessage(sim: Simulator, key: string, body: Record<string, unknown>): Shown {
  const type = textAt(body, 'msgtype');
  const part = objectAt(body, type);
  switch (type) {
    case 'text': {
      const text = content(type, part);
      const listed = listAt(part, 'mentioned_list').map((id) => (id === '@all' ? 'all' : id));
      return { kind: 'text', text, mentions: [...new Set([...listed, ...mentioned(text)])] };
    }
    case 'markdown': {
      const text = content(type, part);
      return { kind: 'markdown', text, mentions: mentioned(text) };
    }
    case 'markdown_v2':
      // This flavour knows no mentions.
      return { kind: 'markdown', text: content(type, part) };
    case 'image':
      return image(sim, part);
    case 'file':
    case 'voice':
      return file(sim, key, textAt(part, 'media_id'));
    case 'news':
      return news(part);
    case 'template_card':
      return card(part);
    default:
      throw wecomRefusal(40008, 'invalid message type');
  }
}

function content(type: string, part: Record<string, unknown>): string {
  const text = textAt(part, 'content');
  if (!text) throw wecomRefusal(44004, 'empty content');
  const limit = maxBytes[type]!;
  if (bytesOf(text) > limit) {
    throw wecomRefusal(40058, `${type}.content exceed max length ${limit}. invalid Request Parameter`);
  }
  return text;
}

/** Who is mentioned by `<@userid>` inside a text. */
function mentioned(text: string): string[] {
  return [...text.matchAll(/<@([^<>\s]+)>/g)].map((hit) => hit[1]!);
}

function image(sim: Simulator, part: Record<string, unknown>): Shown {
  const bytes = Buffer.from(textAt(part, 'base64'), 'base64');
  if (bytes.length === 0) throw wecomRefusal(44004, 'empty content');
  if (bytes.length > maxImageBytes) throw wecomRefusal(93018, 'image size exceed limit');
  const isPng = bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  const isJpg = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]));
  if (!isPng && !isJpg) throw wecomRefusal(40009, 'invalid image format');
  const md5 = createHash('md5').update(bytes).digest('hex');
  if (md5 !== textAt(part, 'md5').toLowerCase()) throw wecomRefusal(301019, 'media md5 not match');
  return { kind: 'image', text: '', file: keepFile(sim, isPng ? 'image.png' : 'image.jpg', bytes) };
}

function file(sim: Simulator, key: string, mediaId: string): Shown {
  const media = mediaTable(sim).get(mediaId);
  // Media belongs to the webhook it was uploaded with.
  if (!media || media.owner !== key) throw wecomRefusal(40007, 'invalid media_id');
  if (sim.clock.now() >= media.expiresAt) throw wecomRefusal(40145, 'media_id expired');
  const { name, bytes, url } = media;
  return { kind: 'file', text: name, file: { name, bytes, url } };
}

function news(part: Record<string, unknown>): Shown {
  const articles = Array.isArray(part.articles) ? (part.articles as Record<string, unknown>[]) : [];
  const most = 8;
  if (articles.length === 0) throw wecomRefusal(44004, 'empty content');
  if (articles.length > most) throw wecomRefusal(45008, 'article count exceed limit');
  if (articles.some((article) => !article.title || !article.url))
    throw wecomRefusal(40058, 'articles need title and url');
  return { kind: 'card', text: articles.map((article) => String(article.title)).join('\n') };
}

function card(part: Record<string, unknown>): Shown {
  const type = textAt(part, 'card_type');
  // A webhook's cards cannot call back, so only these two.
  if (type !== 'text_notice' && type !== 'news_notice') throw wecomRefusal(42031, 'invalid card_type');
  return { kind: 'card', text: textAt(objectAt(part, 'main_title'), 'title') };
}
