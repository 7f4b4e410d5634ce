import type { Job } from '../src/tick.ts';
import { housekeep } from './housekeep.ts';

/** Every job, in no particular order. */
export const jobs: readonly Job[] = [housekeep];
