import pg from 'pg';

/** Statements beyond this many are few and odd: they are sent in full each time. */
const mostNames = 300;
const names = new Map<string, string>();
/** The tables changed under a plan, or somebody took the plans away: a new connection makes new ones. */
const planIsStale = new Set(['0A000', '26000']);

type Query = (...given: unknown[]) => Promise<unknown> | undefined;

/** A connection that has each statement with values parsed and planned once, which saves both sides work. */
export class NamingClient extends pg.Client {
  override query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const query = super.query as unknown as Query;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    if (!name) return query.call(this, text, values, ...rest);
    return query.call(this, { name, text, values }, ...rest)?.catch((error: { code?: string }) => {
      if (planIsStale.has(error.code ?? '')) void this.end();
      throw error;
    });
  }) as never;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
