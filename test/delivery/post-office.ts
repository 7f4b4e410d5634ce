import { pino } from 'pino';
import { afterAll } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { type DeliveryTools, deliverLane } from '../../src/delivery/deliver.ts';
import type { Address } from '../../src/delivery/routes.ts';
import type { Inbound, PlatformName } from '../../src/message/inbound.ts';
import type { Drawable, Outbound, Tabled } from '../../src/message/outbound.ts';
import { mediaPieces } from '../../src/message/split.ts';
import type {
  Capabilities,
  Platform,
  RouteKind,
  SendRequest,
  SendResult,
} from '../../src/platforms/contract.ts';
import { acceptMessage } from '../../src/store/inbox.ts';
import { dueLanes, insertOutgoing } from '../../src/store/outbox.ts';
import { type OfficeStore, openOfficeStore } from '../support/office-store.ts';
import { sample } from '../support/scene.ts';

export const safe: Capabilities = {
  mention: false,
  private: false,
  push: true,
  resendSafe: true,
  rich: false,
  maxBytes: 2000,
};
export const unsafe: Capabilities = { ...safe, resendSafe: false };

const capabilities: Record<RouteKind, Capabilities> = {
  'wecom-response': { ...safe, push: false },
  'wecom-robot': { ...unsafe, perMinute: 20, blockMs: 60_000 },
  'wecom-app': safe,
  'dingtalk-session': { ...unsafe, push: false },
  'dingtalk-robot': { ...safe, perMinute: 20, blockMs: 600_000 },
  'dingtalk-group': { ...unsafe, quota: 'dingtalk-api' },
  'dingtalk-person': unsafe,
};

/** One send that reached the scripted platform. */
export interface Arrival extends SendRequest {
  readonly at: number;
  readonly text: string;
}

export interface PostOffice {
  readonly db: OfficeStore['db'];
  readonly tools: DeliveryTools;
  readonly arrivals: Arrival[];
  /** What the platform answers; the default is 'sent'. */
  answer: (request: SendRequest) => SendResult | Promise<SendResult>;
  /** What a picture is drawn as. */
  draw: (picture: Drawable) => Promise<Buffer>;
  /** What a workbook is written as. */
  write: (workbook: Tabled) => Promise<Buffer>;
  /** How many lines one message of a route can carry. */
  maxLines: number;
  at(now: string | number): void;
  now(): number;
  post(
    address: Address,
    lines: readonly string[] | Outbound,
    more?: { kind?: 'notice' | 'note'; inboxId?: number },
  ): Promise<number>;
  /** Stores a callback to answer. */
  hear(message: Partial<Inbound> & Pick<Inbound, 'entry' | 'platform'>): Promise<number>;
  /** Delivers everything due, all lanes side by side, until nothing is. */
  deliver(): Promise<void>;
  row(id: number): Promise<{
    state: string;
    error: string | null;
    attempts: number;
    not_before: number;
    lane: string;
    uncertain: boolean;
  }>;
  /** Notes to the office, as its groups get them. */
  notes(): Promise<string[]>;
}

let shared: Promise<OfficeStore> | undefined;
afterAll(async () => (await shared)?.close());

/** A delivery desk over the sample's groups, with a platform that does as it is told. */
export async function openPostOffice(start: string): Promise<PostOffice> {
  shared ??= openOfficeStore();
  const store = await shared;
  let now = Date.parse(start);
  await store.clean(await sample(), now);
  const clock = createClock(0, () => now);
  const arrivals: Arrival[] = [];
  let messages = 0;
  const platformOf = (name: PlatformName): Platform => ({
    name,
    doors: [],
    capabilities: (kind) => capabilities[kind],
    split(_, message) {
      const pieces: Outbound[] = [];
      for (let at = 0; at < message.lines.length; at += office.maxLines)
        pieces.push({ lines: message.lines.slice(at, at + office.maxLines) });
      return [...pieces, ...mediaPieces(message)];
    },
    async send(request) {
      arrivals.push({ ...request, at: now, text: request.message.lines.join('\n') });
      return office.answer(request);
    },
  });
  const tools: DeliveryTools = {
    db: store.db,
    clock,
    zone: 'Asia/Shanghai',
    quotas: { 'dingtalk-api': 0, 'dingtalk-webhook': 0 },
    platforms: { wecom: platformOf('wecom'), dingtalk: platformOf('dingtalk') },
    log: pino({ level: 'silent' }),
    nextSpeaking: (now: number) => now,
    wake: () => undefined,
    count: () => undefined,
    makers: { draw: (picture) => office.draw(picture), write: (workbook) => office.write(workbook) },
  };
  const office: PostOffice = {
    db: store.db,
    tools,
    arrivals,
    answer: () => ({ kind: 'sent' }),
    draw: async ({ title }) => Buffer.from(title),
    write: async ({ tables }) => Buffer.from(tables.map(({ name }) => name).join()),
    maxLines: 100,
    at(moment) {
      now = typeof moment === 'number' ? moment : Date.parse(moment);
    },
    now: () => now,
    async post(address, lines, { kind = 'notice', inboxId } = {}) {
      const message = 'lines' in lines ? lines : { lines };
      const row = { ...address, message, kind: inboxId ? ('answer' as const) : kind, inboxId };
      const [queued] = await store.db.transaction().execute((tx) => insertOutgoing(tx, [row], now));
      return queued!.id;
    },
    async hear(message) {
      messages += 1;
      const accepted = await acceptMessage(store.db, {
        message: {
          messageId: `m${messages}`,
          chat: { id: 'chat', kind: 'group' },
          sender: { id: 'sender' },
          kind: 'text',
          text: 'text',
          ...message,
        },
        nonce: `n${messages}`,
        digest: '',
        refuseReusedNonce: true,
        now,
        real: now,
      });
      return accepted.id!;
    },
    async deliver() {
      for (;;) {
        const lanes = await dueLanes(store.db, now);
        if (lanes.length === 0) return;
        await Promise.all(lanes.map(({ lane }) => deliverLane(tools, lane)));
      }
    },
    row: (id) => store.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    async notes() {
      const rows = await store.db
        .selectFrom('outbox')
        .select('message')
        .where('kind', '=', 'note')
        .orderBy('id')
        .execute();
      return rows.map(({ message }) => (message as Outbound).lines.join('\n'));
    },
  };
  return office;
}

/** A group of the sample by its platform and one of its units. */
export async function groupWith(platform: PlatformName, unit: string): Promise<string> {
  const { groups } = await sample();
  return groups.find((group) => group.platform === platform && group.units.includes(unit))!.id;
}
