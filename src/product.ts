import type { Server } from 'node:http';
import { Kysely, PostgresDialect } from 'kysely';
import cron from 'node-cron';
import type { Logger } from 'pino';
import { startAdminSocket } from './admin/socket.ts';
import { createApp, listen } from './app.ts';
import { nextSpeaking } from './calendar/hours.ts';
import { createCalendar } from './calendar/workdays.ts';
import { createClock } from './clock.ts';
import type { Config } from './config/model.ts';
import { vocabularies } from './config/vocabulary.ts';
import type { Handler } from './conversation/handler.ts';
import { releaseExpired } from './delivery/deliver.ts';
import { checkRoutes } from './delivery/routes.ts';
import type { Drawable, Tabled } from './message/outbound.ts';
import { createMetrics } from './metrics.ts';
import { createOffice } from './office/office.ts';
import { channelsOf, openPlatforms } from './platforms/open.ts';
import { sameSecret } from './platforms/secure.ts';
import { openQueues } from './queue/open.ts';
import { redisTarget } from './queue/redis-target.ts';
import type { SheetTable } from './render/excel/model.ts';
import { writeInThread } from './render/excel/write-in-thread.ts';
import type { Picture } from './render/picture.ts';
import { remember } from './render/remember.ts';
import { createRenderer } from './render/renderer.ts';
import { sandboxMiddleware } from './sandbox/product.ts';
import type { Settings } from './settings.ts';
import { applyConfig, ensureInstallation, readOffset } from './store/install.ts';
import { storeLoad } from './store/load.ts';
import { migrate } from './store/migrate.ts';
import { openPool } from './store/open.ts';
import type { Db, Schema } from './store/schema.ts';
import { createTokenStore } from './store/tokens.ts';
import { type Job, runByHand, tick } from './tick.ts';
import { createEnqueue, startWorkers } from './workers.ts';

export interface ProductParts {
  readonly settings: Settings;
  readonly config: Config;
  readonly handlers: readonly Handler[];
  readonly prose: Handler;
  readonly jobs: readonly Job[];
  readonly notYetOpen: readonly string[];
  readonly log: Logger;
  /** Where the simulators are, in the sandbox. */
  readonly simulatorUrl?: string;
}

export interface Product {
  readonly db: Db;
  readonly server?: Server;
  /** What the clock does once a minute in a process that works. */
  knock(): Promise<void>;
  close(): Promise<void>;
}

/** A digest's boards, a month's rankings: some 8 MB of pictures. */
const keptPages = 16;
const keptBooks = 2;

/** Assembles one process of the product: store, queues, platforms, and by its role the web side, the workers, or both. */
export async function startProduct(parts: ProductParts): Promise<Product> {
  const { settings, config, log } = parts;
  const zone = settings.timeZone;
  const store = await openPool({
    databaseUrl: settings.databaseUrl?.reveal(),
    dataDir: settings.dataDir,
    onIdleError: (error) => log.warn({ err: error }, 'database connection lost'),
    onFatal: (error) => {
      log.fatal({ err: error }, 'embedded store died');
      process.exit(1);
    },
  });
  // The pool speaks the pg.Pool surface that Kysely uses, embedded or not.
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: store.pool as never }) });
  await migrate(db);
  const real = createClock();
  const start = settings.sandbox && settings.sandboxNow !== 'now' ? settings.sandboxNow : real.real();
  const { firstStart, clockOffset } = await ensureInstallation(db, start, start - real.real());
  const clock = createClock(settings.sandbox ? clockOffset : 0);
  await applyConfig(db, config, clock.now());
  const queues = await openQueues({
    redis: settings.redis && redisTarget(settings.redis),
    pool: store.pool,
    embedded: store.embedded,
    report: (error, trouble) => log.warn({ err: error, ...trouble }, 'queue trouble'),
  });
  const metrics = createMetrics();
  const tools = { db, clock, queues, log, metrics, embedded: store.embedded };
  const platforms = openPlatforms(settings, config.botName, { tokens: createTokenStore(db), now: clock.now });
  checkRoutes(platforms);
  const words = [
    ...parts.handlers.map(({ words: [word, ...aliases] }) => ({ id: word, name: word, aliases })),
    ...parts.notYetOpen.map((word) => ({ id: word, name: word, aliases: [] })),
  ];
  const calendar = createCalendar(config.holidays);
  const office = createOffice({
    config,
    calendar,
    vocabularyIn: vocabularies(config, words),
    zone,
    firstStart,
    channels: channelsOf(settings),
  });
  const stops: (() => void | Promise<void>)[] = [];
  const enqueue = createEnqueue(tools);
  // Its thread starts with the first picture.
  const renderer = createRenderer();
  const delivery = {
    db,
    clock,
    platforms,
    log,
    zone,
    quotas: settings.dingtalk.quotas,
    nextSpeaking: (now: number) => nextSpeaking(now, config.rules.hours, calendar, zone),
    count: metrics.countSend,
    makers: {
      draw: remember((picture: Drawable) => renderer.render(picture as Picture), keptPages),
      write: remember(({ tables }: Tabled) => writeInThread(tables as readonly SheetTable[]), keptBooks),
    },
    wake: (queued: { id: number; lane: string }, delayMs: number) => {
      if (delayMs === 0) enqueue.outgoing(queued);
      else if (delayMs < 60_000) setTimeout(() => enqueue.outgoing(queued), delayMs).unref();
    },
  };
  if (settings.sandbox && !store.embedded) {
    // Another process may have moved the sandbox clock.
    const follow = () => readOffset(db).then(clock.setOffset, () => undefined);
    const timer = setInterval(follow, 1_000).unref();
    stops.push(() => clearInterval(timer));
  }
  const ticking = { db, office, jobs: parts.jobs, enqueue: enqueue.job };
  const knock = async () => {
    if (settings.sandbox) clock.setOffset(await readOffset(db));
    await tick(ticking, clock.now());
  };
  let server: Server | undefined;
  if (settings.role !== 'worker') {
    const app = createApp({
      ...tools,
      enqueue: enqueue.message,
      count: metrics.countCallback,
      doors: Object.values(platforms).flatMap((platform) => platform.doors),
      registry: metrics.registry,
      mayReadMetrics: (authorization) =>
        (settings.metricsToken ?? []).some((token) => sameSecret(authorization, `Bearer ${token.reveal()}`)),
      ready: async () => {
        metrics.setLoad(await storeLoad(db, clock.now()));
        return queues.ready();
      },
      sandbox: parts.simulatorUrl
        ? sandboxMiddleware({ db, clock, queues, ticking, enqueue, simulatorUrl: parts.simulatorUrl })
        : undefined,
    });
    // The port first: a process that may not serve must not have begun to send.
    server = await listen(app, settings.port, settings.host);
  }
  if (settings.role !== 'web') {
    // Embedded, nobody else can be sending: what stands as being sent was cut off with the last process.
    if (store.embedded) await releaseExpired(delivery, Number.MAX_SAFE_INTEGER);
    stops.push(
      startWorkers(
        tools,
        enqueue,
        { db, clock, office, commands: parts, platforms, log, draw: delivery.makers.draw },
        delivery,
        ticking,
      ),
    );
    const task = cron.schedule('* * * * *', () =>
      knock().catch((error: unknown) => log.error({ err: error }, 'tick failed')),
    );
    stops.push(async () => void (await task.destroy()));
    await knock();
  }
  stops.unshift(
    await startAdminSocket(
      settings.dataDir,
      {
        db,
        embedded: store.embedded,
        settings,
        config,
        clock,
        wake: enqueue.outgoing,
        jobs: parts.jobs.map(({ name }) => name),
        runJob: async (name, moment) => {
          const { ran, queued } = await runByHand(ticking, name, moment, clock.now());
          for (const row of queued) void enqueue.outgoing(row);
          return ran;
        },
      },
      log,
    ),
  );
  return {
    db,
    server,
    knock,
    async close() {
      for (const stop of stops) await stop();
      await renderer.close();
      if (server) await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await queues.close();
      await store.close();
    },
  };
}
