import { resolve } from 'node:path';
import { pino } from 'pino';
import { handlers, notYetOpen, prose } from '../../handlers/index.ts';
import { createCalendar } from '../../src/calendar/workdays.ts';
import { type Clock, createClock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { vocabularies } from '../../src/config/vocabulary.ts';
import { type ConversationTools, handleMessage } from '../../src/conversation/handle.ts';
import type { Entry, Inbound, PlatformName } from '../../src/message/inbound.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { createOffice, type Office } from '../../src/office/office.ts';
import { acceptMessage } from '../../src/store/inbox.ts';
import type { Db } from '../../src/store/schema.ts';
import { png } from '../render/word/build-paper.ts';
import { type OfficeStore, openOfficeStore } from './office-store.ts';

const zone = 'Asia/Shanghai';
const sampleFolder = resolve(import.meta.dirname, '../../config');

export interface SayOptions {
  readonly platform?: PlatformName;
  /** A chat's id as on the wire; by default the person's own work group. */
  readonly chat?: string;
  /** A single chat with the bot. */
  readonly alone?: boolean;
  readonly messageId?: string;
  readonly kind?: Inbound['kind'];
  readonly file?: Inbound['file'];
  readonly name?: string;
}

export interface Sent {
  readonly kind: string;
  readonly platform: string;
  readonly chatId: string;
  readonly lines: readonly string[];
  readonly message: Outbound;
}

/** A receiver without HTTP: says a line as a person, gives back the lines of the answer. */
export interface Scene {
  readonly db: Db;
  readonly office: Office;
  readonly clock: Clock;
  readonly tools: ConversationTools;
  /** Moves the clock, forward or back. */
  at(now: string): void;
  say(user: string, text: string, options?: SayOptions): Promise<string[]>;
  /** What was said besides answers, oldest first. */
  outbox(): Promise<Sent[]>;
  /** The chat a person's messages come from by default. */
  groupOf(user: string, platform?: PlatformName): string;
}

let sharedStore: Promise<OfficeStore> | undefined;
let sampleConfig: Promise<Config> | undefined;

/** The configuration that ships, as every scene uses it unless told otherwise. */
export function sample(): Promise<Config> {
  sampleConfig ??= loadConfig(sampleFolder).then((loaded) => {
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    return loaded.config;
  });
  return sampleConfig;
}

/** An office whose first start was at `now` (or at the moment given), with nothing reported yet; one store per process. */
export async function openScene(options: {
  now: string;
  firstStart?: string;
  config?: Config;
  draw?: ConversationTools['draw'];
}): Promise<Scene> {
  sharedStore ??= openOfficeStore();
  const [store, config] = await Promise.all([sharedStore, options.config ?? sample()]);
  let now = Date.parse(options.now);
  const clock = createClock(0, () => now);
  await store.clean(config, now);
  const office = officeOf(config, Date.parse(options.firstStart ?? options.now));
  const tools = {
    db: store.db,
    clock,
    office,
    commands: { handlers, prose },
    platforms: {},
    log: pino({ level: 'silent' }),
    draw: options.draw ?? (async () => png(1080, 900)),
  };
  const groupOf = (user: string, platform = platformOf(config, user)) => defaultChat(config, platform, user);
  let messages = 0;
  return {
    db: store.db,
    office,
    clock,
    tools,
    groupOf,
    at(moment) {
      now = Date.parse(moment);
    },
    async say(user, text, said = {}) {
      const platform = said.platform ?? platformOf(config, user);
      messages += 1;
      const id = await accept(store.db, clock, {
        platform,
        entry: entryOf(platform, said.alone),
        messageId: said.messageId ?? `message-${messages}`,
        chat: said.alone
          ? { id: user, kind: 'single' }
          : { id: said.chat ?? groupOf(user, platform), kind: 'group' },
        sender: { id: user, name: said.name },
        kind: said.kind ?? 'text',
        text,
        ...(said.file && { file: said.file }),
      });
      await handleMessage(tools, id);
      return answerTo(store.db, id);
    },
    async outbox() {
      const rows = await store.db
        .selectFrom('outbox')
        .selectAll()
        .where('kind', '!=', 'answer')
        .orderBy('id')
        .execute();
      return rows.map(({ kind, platform, chat_id, message }) => {
        const said = message as Outbound;
        return { kind, platform, chatId: chat_id, lines: said.lines, message: said };
      });
    },
  };
}

/** The shipped handlers over a configuration. */
export function officeOf(config: Config, firstStart: number): Office {
  const commands = [
    ...handlers.map(({ words: [word, ...aliases] }) => ({ id: word, name: word, aliases })),
    ...notYetOpen.map((word) => ({ id: word, name: word, aliases: [] })),
  ];
  return createOffice({
    config,
    calendar: createCalendar(config.holidays),
    vocabularyIn: vocabularies(config, commands),
    zone,
    firstStart,
    channels: { wecomApp: true, dingtalkApi: true },
  });
}

/** Stores a message as the webhook does; a repeated id gives the first one's number. */
async function accept(db: Db, clock: Clock, message: Inbound): Promise<number> {
  const accepted = await acceptMessage(db, {
    message,
    nonce: `${message.messageId}-nonce`,
    digest: JSON.stringify(message.text),
    refuseReusedNonce: false,
    now: clock.now(),
    real: clock.real(),
  });
  return accepted.id!;
}

async function answerTo(db: Db, inboxId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('message')
    .where('inbox_id', '=', inboxId)
    .where('kind', '=', 'answer')
    .execute();
  return rows.flatMap(({ message }) => [...(message as Outbound).lines]);
}

function entryOf(platform: PlatformName, alone = false): Entry {
  if (platform === 'dingtalk') return 'dingtalk';
  return alone ? 'wecom-app' : 'wecom-bot';
}

function platformOf(config: Config, user: string): PlatformName {
  return config.people.some(({ dingtalk }) => dingtalk === user) ? 'dingtalk' : 'wecom';
}

/** The work group of the person's unit; strangers speak in the first group of their platform. */
function defaultChat(config: Config, platform: PlatformName, user: string): string {
  const groups = config.groups.filter((group) => group.platform === platform);
  const person = config.people.find((one) => one[platform] === user);
  const own = groups.find(({ units }) => units.some((unit) => person?.units.includes(unit)));
  return (own ?? groups[0]!).id;
}
