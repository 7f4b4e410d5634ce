import { type Kysely, sql } from 'kysely';

// In one round trip, but in two steps: what is read after the lock is what the last holder left.
const heldFigures = `
  create function held_figures(units text[], years integer[]) returns setof figures language plpgsql as $$
  begin
    perform 1 from unit_locks where unit = any(units) order by unit for update;
    return query select * from figures where unit = any(units) and year = any(years);
  end $$`;

/** Every report needs its unit held and the unit's figures read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(heldFigures).execute(db);
}
