import type { Handler } from '../src/conversation/handler.ts';
import { accept } from './accept.ts';
import { answerFinding } from './answer-finding.ts';
import { bind } from './bind.ts';
import { brief } from './brief.ts';
import { callRound } from './call-round.ts';
import { cancel } from './cancel.ts';
import { chase } from './chase.ts';
import { confirm } from './confirm.ts';
import { correct } from './correct.ts';
import { extend } from './extend.ts';
import { help } from './help.ts';
import { missing } from './missing.ts';
import { noChange } from './no-change.ts';
import { pause } from './pause.ts';
import { progress } from './progress.ts';
import { raiseFinding } from './raise-finding.ts';
import { refuse } from './refuse.ts';
import { registerGroup } from './register-group.ts';
import { report } from './report.ts';
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
  extend,
  raiseFinding,
  answerFinding,
  pause,
  callRound,
  chase,
  bind,
  unbind,
  registerGroup,
  accept,
  refuse,
  help,
];

/** Words of DESIGN 5 that later releases bring: they are answered 尚未开放 rather than misread. */
export const notYetOpen: readonly string[] = [
  '排名',
  '得分',
  '核对无误',
  '异议',
  '签收',
  '整改',
  '简讯',
  '月报',
  '结账',
  '重开',
  '发布',
  '加分',
  '扣分',
  '预览',
  '签发',
  '退回',
  '撤销',
  '约谈',
  '销号',
  '采纳',
  '驳回',
  '专报',
  '导出',
  '检查',
  '出处',
];
