import { noticeName } from '../../src/office/notices/notice-names.ts';
import type { Office } from '../../src/office/office.ts';
import type { NoticeState, StoredNotice } from '../../src/store/notices.ts';

const states: Record<NoticeState, string> = {
  draft: '还没有签发',
  issued: '已经签发，还没有签收',
  acknowledged: '已经签收，还没有报整改',
  rectifying: '已经报了整改，等专班办公室审核',
  returned: '的整改已经退回，还没有重报',
  closed: '已经销号',
  revoked: '已经撤销',
};

/** 12 号（洞口县《预警通知》〔2024〕3号）已经销号: where a notice stands, for refusals. */
export function stateText(office: Office, notice: StoredNotice): string {
  return `${notice.id} 号（${noticeName(office, notice)}）${states[notice.state]}`;
}
