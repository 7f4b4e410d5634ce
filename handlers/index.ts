import type { Handler } from '../src/conversation/handler.ts';
import { accept } from './accept.ts';
import { acceptAppeal } from './accept-appeal.ts';
import { acknowledge } from './acknowledge.ts';
import { addPoints } from './add-points.ts';
import { answerFinding } from './answer-finding.ts';
import { appeal } from './appeal.ts';
import { bind } from './bind.ts';
import { brief } from './brief.ts';
import { bulletin } from './bulletin.ts';
import { callRound } from './call-round.ts';
import { cancel } from './cancel.ts';
import { chase } from './chase.ts';
import { check } from './check.ts';
import { closeMonth } from './close-month.ts';
import { closeNotice } from './close-notice.ts';
import { confirm } from './confirm.ts';
import { confirmFigures } from './confirm-figures.ts';
import { correct } from './correct.ts';
import { exportRecords } from './export.ts';
import { extend } from './extend.ts';
import { help } from './help.ts';
import { interview } from './interview.ts';
import { issueNotices } from './issue-notice.ts';
import { missing } from './missing.ts';
import { monthlyReport } from './monthly-report.ts';
import { noChange } from './no-change.ts';
import { pause } from './pause.ts';
import { preview } from './preview.ts';
import { progress } from './progress.ts';
import { publishMonth } from './publish-month.ts';
import { raiseFinding } from './raise-finding.ts';
import { ranking } from './ranking.ts';
import { rectify } from './rectify.ts';
import { refuse } from './refuse.ts';
import { refuseAppeal } from './refuse-appeal.ts';
import { registerGroup } from './register-group.ts';
import { reopenMonth } from './reopen-month.ts';
import { report } from './report.ts';
import { returnNotice } from './return-notice.ts';
import { revokeNotice } from './revoke-notice.ts';
import { score } from './score.ts';
import { submitStory } from './submit-story.ts';
import { takePoints } from './take-points.ts';
import { traceFigure } from './trace-figure.ts';
import { unbind } from './unbind.ts';
import { withdraw } from './withdraw.ts';
import { zeroReport } from './zero-report.ts';

export { prose } from './prose.ts';

/** Every command, in the order of 帮助. */
export const handlers: readonly Handler[] = [
  report,
  noChange,
  zeroReport,
  correct,
  withdraw,
  confirm,
  cancel,
  progress,
  missing,
  brief,
  score,
  ranking,
  confirmFigures,
  appeal,
  extend,
  acknowledge,
  rectify,
  raiseFinding,
  answerFinding,
  submitStory,
  monthlyReport,
  pause,
  callRound,
  chase,
  closeMonth,
  reopenMonth,
  publishMonth,
  preview,
  exportRecords,
  check,
  bulletin,
  traceFigure,
  addPoints,
  takePoints,
  acceptAppeal,
  refuseAppeal,
  issueNotices,
  returnNotice,
  closeNotice,
  revokeNotice,
  interview,
  bind,
  unbind,
  registerGroup,
  accept,
  refuse,
  help,
];

/** Words of DESIGN 5 that later releases bring: they are answered 尚未开放 rather than misread. */
export const notYetOpen: readonly string[] = [];
