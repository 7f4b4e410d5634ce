import { openPool } from '../../../src/store/open.ts';

// Writes rows for ever and prints the id of each one that was acknowledged.
const { dataDir } = JSON.parse(process.argv[2]!) as { dataDir: string };
const { pool } = await openPool({ dataDir });
await pool.query('create table if not exists row_of_child (id bigserial primary key, text text not null)');
console.log('open');
for (;;) {
  const client = await pool.connect();
  await client.query('begin');
  const { rows } = await client.query('insert into row_of_child (text) values ($1) returning id', [
    'x'.repeat(500),
  ]);
  await client.query('commit');
  client.release();
  process.stdout.write(`${rows[0].id}\n`);
}
