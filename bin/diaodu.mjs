#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../src/admin/cli.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');
const { status, error } = spawnSync(process.execPath, ['--import', tsx, cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
if (error) console.error(error.message);
process.exit(status ?? 1);
