import { PGlite, protocol } from '@electric-sql/pglite';
import { readMessages } from './messages.ts';
import { startOptions } from './start-options.ts';
import type { Engine, Parameter, RawResult } from './types.ts';

const { serialize } = protocol;
const maxStatements = 300;

// Plans go stale when the schema changes: forget them all after such a command.
const changesSchema = /^(CREATE|ALTER|DROP|DISCARD)/;
const planIsStale = new Set(['0A000', '26000']);

/** Opens the database folder in this thread and speaks the wire protocol with it, keeping plans of repeated statements. */
export async function openEngine(folder: string): Promise<Engine> {
  const db = await PGlite.create(startOptions(folder));
  const statements = new Map<string, string>();
  let counter = 0;

  async function send(...packets: Uint8Array[]): Promise<RawResult> {
    const messages = await db.execProtocolStream(Buffer.concat(packets), { throwOnError: false });
    return { ...readMessages(messages), inTransaction: db.isInTransaction() };
  }

  async function forgetStatements(): Promise<void> {
    statements.clear();
    await send(serialize.query('DEALLOCATE ALL'));
  }

  async function prepared(text: string, values: Parameter[]): Promise<RawResult> {
    const known = statements.get(text);
    const name = known ?? `s${++counter}`;
    const packets = known ? [] : [serialize.parse({ name, text })];
    packets.push(
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    );
    const result = await send(...packets);
    if (known && result.error && planIsStale.has(result.error.code ?? '')) {
      statements.delete(text);
      // Nothing was done yet, and outside a transaction nothing is lost: once more with a new plan.
      if (!result.inTransaction) return prepared(text, values);
    } else if (!known && !result.error) {
      if (statements.size >= maxStatements) await forgetStatements();
      else statements.set(text, name);
    } else if (!known) {
      await send(serialize.close({ type: 'S', name }), serialize.sync());
    }
    return result;
  }

  return {
    async run(text, values) {
      const result = values ? await prepared(text, values) : await send(serialize.query(text));
      if (!result.error && statements.size > 0 && changesSchema.test(result.command))
        await forgetStatements();
      return result;
    },
    close: () => db.close(),
  };
}
