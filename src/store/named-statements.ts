import pg from 'pg';

/** Statements beyond this many are few and odd: they are sent in full each time. */
const mostNames = 300;
const names = new Map<string, string>();
let given = 0;

type Query = (...given: unknown[]) => Promise<unknown>;
type Callback = (error: unknown, result?: unknown) => void;

/** A connection that has each statement with values parsed and planned once, which saves both sides work. */
export class NamingClient extends pg.Client {
  override query = ((text: unknown, values: unknown, callback?: Callback) => {
    const query = super.query as unknown as Query;
    if (typeof text !== 'string' || !Array.isArray(values)) return query.call(this, text, values, callback);
    const result = this.#named(query, text, values);
    if (!callback) return result;
    result.then((found) => callback(null, found), callback);
  }) as never;

  #named(query: Query, text: string, values: readonly unknown[]): Promise<unknown> {
    const name = nameOf(text);
    if (!name) return query.call(this, text, values);
    return query.call(this, { name, text, values }).catch((error: { code?: string }) => {
      if (!planIsStale.has(error.code ?? '')) throw error;
      forget(text, name);
      // Nothing was done yet, and outside a transaction nothing is lost: once more with a new plan.
      if (this.getTransactionStatus() !== 'I') throw error;
      return query.call(this, text, values);
    });
  }
}

/** The tables changed under a plan, or somebody took the plans away. */
const planIsStale = new Set(['0A000', '26000']);

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  given += 1;
  const name = `s${given}`;
  names.set(text, name);
  return name;
}

/** From now on the statement has another name, on every connection. */
function forget(text: string, name: string): void {
  if (names.get(text) === name) names.delete(text);
}
