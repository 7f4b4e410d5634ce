import type { AdminCommand } from '../command.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import { exportCommand } from './export.ts';
import { group } from './group.ts';
import { importCommand } from './import.ts';
import { invite } from './invite.ts';
import { outbox } from './outbox.ts';
import { proofread } from './proofread.ts';
import { run } from './run.ts';

/** Every command of the administrator's tool, in the order of its help. */
export const commands: readonly AdminCommand[] = [
  check,
  invite,
  group,
  importCommand,
  exportCommand,
  proofread,
  run,
  outbox,
  audit,
];

/** Words that later releases bring. */
export const notYetOpen: readonly string[] = ['backup', 'restore'];
