import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { decideRequest, openRequests } from '../src/store/requests.ts';
import { decisionOf } from './deciding/kinds.ts';
import { readVerdict, undecided, type Verdict } from './reporting/requests.ts';

const shown = 10;

/** 同意 <编号> [姓名]: grants what was asked, and tells the one who asked; without a number lists what waits. */
export const accept = defineHandler<Verdict | undefined>({
  words: ['同意', '批准'],
  roles: ['office'],
  help: '同意一件申请（绑定、登记群、延期），或裁定县市数据以“县”还是“部门”为准；不写编号就列出待办的申请',
  examples: ['同意 12', '同意 12 张三'],
  parse: (rest) => (rest.trim() === '' ? undefined : readVerdict(rest, '同意')),
  async run(verdict, talk) {
    if (!verdict) return waiting(talk);
    const { id, text } = verdict;
    const request = await undecided(talk, id);
    const [first, ...more] = await decisionOf(request).accept(talk, request, text);
    await decideRequest(talk.tx, id, 'accepted', talk.message.id, talk.now);
    talk.record({ action: `${request.kind}.accept`, subject: String(id), data: request.data });
    return { lines: [`已同意 ${id} 号：${first}`, ...more] };
  },
});

/** What waits for the office, as lines to copy. */
async function waiting(talk: Talk): Promise<Outbound> {
  const open = await openRequests(talk.tx);
  if (open.length === 0) return { lines: ['现在没有待办的申请。'] };
  const lines = open
    .slice(0, shown)
    .map((request) => `同意 ${request.id}　${decisionOf(request).title(talk, request.data)}`);
  return { lines: [`待办的申请共${open.length}件，同意请复制，不同意请发“拒绝 编号 原因：…”：`, ...lines] };
}
