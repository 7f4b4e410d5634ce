import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { envExample } from '../settings.ts';
import { holidaysSchema } from './schema-holidays.ts';
import { orgSchema } from './schema-org.ts';
import { rulesSchema } from './schema-rules.ts';
import { tasksSchema } from './schema-tasks.ts';

const schemas = { org: orgSchema, tasks: tasksSchema, rules: rulesSchema, holidays: holidaysSchema };

/** The JSON Schemas for editor completion, by file name. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7' }), null, 2)}\n`,
    ]),
  );
}

/** Writes what is generated from declarations: the schemas and `.env.example`. */
function main(dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, content] of Object.entries(schemaFiles())) writeFileSync(join(dir, name), content);
  writeFileSync('.env.example', envExample());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main('config/schema');
