import type { Job } from '../src/tick.ts';
import { chase } from './chase.ts';
import { checkBack } from './check-back.ts';
import { closeMonth } from './close-month.ts';
import { closeRound } from './close-round.ts';
import { earlyWarning } from './early-warning.ts';
import { followFindings } from './follow-findings.ts';
import { followNotices } from './follow-notices.ts';
import { housekeep } from './housekeep.ts';
import { monthlyDigest } from './monthly-digest.ts';
import { openRound } from './open-round.ts';
import { remind } from './remind.ts';
import { remindMilestone } from './remind-milestone.ts';
import { weeklyDigest } from './weekly-digest.ts';

/** Every job, in no particular order. */
export const jobs: readonly Job[] = [
  housekeep,
  openRound,
  remind,
  closeRound,
  checkBack,
  closeMonth,
  chase,
  remindMilestone,
  followFindings,
  earlyWarning,
  weeklyDigest,
  monthlyDigest,
  followNotices,
];
