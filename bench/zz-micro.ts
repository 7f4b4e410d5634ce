import pg from 'pg';
import { Kysely, PostgresDialect, CompiledQuery, sql } from 'kysely';
const url = process.env.TEST_DATABASE_URL!;
const names=new Map<string,string>();const nameOf=(t:string)=>{let n=names.get(t);if(!n)names.set(t,n='s'+names.size);return n};
class Named extends pg.Client {
  override query(a: any, b?: any, c?: any): any {
    if (typeof a === 'string' && Array.isArray(b)) { return super.query({ name: nameOf(a), text: a, values: b } as any, c); }
    return super.query(a, b, c);
  }
}
const text = 'update t set a = $2, b = $3, c = $4, d = $5 where id = $1 returning id, a';
for (const named of [false, true, false, true]) {
  const pool = new pg.Pool({ connectionString: url, max: 4, ...(named ? { Client: Named as any } : {}) });
  await pool.query('create table if not exists t (id int primary key, a text, b text, c int, d bool)');
  await pool.query('insert into t select g from generate_series(1,100) g on conflict do nothing');
  await pool.query('set synchronous_commit=off');
  const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }) });
  const run = async (name: string, f: (i: number) => Promise<unknown>) => {
    let best = 1e9;
    for (let round = 0; round < 9; round++) {
      const n = 1500; const c0 = process.cpuUsage();
      let i = 0; await Promise.all(Array.from({ length: 4 }, async () => { while (i < n) await f(i++); }));
      const c = process.cpuUsage(c0); if (round > 1) best = Math.min(best, (c.user + c.system) / n);
    }
    console.log(named ? 'named' : 'plain', name.padEnd(40), 'min cpu us', best.toFixed(0));
  };
  const p = (i: number) => [(i % 100) + 1, 'x', 'yyyyyyyyyy', 5, true];
  await run('pg pool', (i) => pool.query(text, p(i)));
  await run('kysely compiled raw', (i) => db.executeQuery(CompiledQuery.raw(text, p(i))));
  await run('kysely sql``', (i) => { const [id, a, b, c, d] = p(i); return sql`update t set a = ${a}, b = ${b}, c = ${c}, d = ${d} where id = ${id} returning id, a`.execute(db); });
  await run('kysely builder', (i) => { const [id, a, b, c, d] = p(i); return db.updateTable('t').set({ a, b, c, d }).where('id', '=', id).returning(['id', 'a']).execute(); });
  await run('kysely tx 3 stmts', (i) => db.transaction().execute(async (tx) => { for (let k = 0; k < 3; k++) { const [id, a, b, c, d] = p(i); await tx.updateTable('t').set({ a, b, c, d }).where('id', '=', id).returning(['id', 'a']).execute(); } }));
  await run('kysely tx 0 stmts', (i) => db.transaction().execute(async () => {}));
  
  await run('pg tx 3 stmts awaited', async (i) => { const c = await pool.connect(); await c.query('begin'); for (let k=0;k<3;k++) await c.query(text, p(i)); await c.query('commit'); c.release(); });
  await pool.end();
  if (named) { const pool = new pg.Pool({ connectionString: url, max: 4, pipeline: true, Client: Named as any } as any);
  await run('pipelined tx: begin+1, 1, 1+commit', async (i) => { const c = await pool.connect(); c.query('begin'); await c.query(text, p(i)); await c.query(text, p(i)); c.query(text, p(i)); await c.query('commit'); c.release(); });
  await run('pipelined pg pool', (i) => pool.query(text, p(i)));
  await pool.end(); }

}
