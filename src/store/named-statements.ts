import pg from 'pg';

/** Statements beyond this many are few and odd: they are sent in full each time. */
const mostNames = 300;
const names = new Map<string, string>();
let named = 0;
/** The tables changed under a plan, or somebody took the plans away. */
const planIsStale = new Set(['0A000', '26000']);

type Query = (...given: unknown[]) => Promise<unknown> | undefined;

/** A connection that has each statement with values parsed and planned once, which saves both sides work. */
export class NamingClient extends pg.Client {
  override query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const query = super.query as unknown as Query;
    // With a callback there is no promise to repeat on.
    const nameable = typeof text === 'string' && Array.isArray(values) && rest.length === 0;
    const name = nameable ? nameOf(text) : undefined;
    if (!name) return query.call(this, text, values, ...rest);
    return query.call(this, { name, text, values })?.catch((error: { code?: string }) => {
      if (!planIsStale.has(error.code ?? '')) throw error;
      // A new name makes every connection plan anew; inside a transaction the repetition fails, and the first error tells why.
      if (names.get(text as string) === name) names.set(text as string, newName());
      return query.call(this, text, values)?.catch(() => {
        throw error;
      });
    });
  }) as never;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = newName();
  names.set(text, name);
  return name;
}

function newName(): string {
  named += 1;
  return `s${named}`;
}
