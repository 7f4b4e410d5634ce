import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { mediaTable } from '../files.ts';
import { readJson } from '../http.ts';
import { token } from '../ids.ts';
import type { MonthlyQuota } from '../limits.ts';
import { apiRefusal } from '../refused.ts';
import { first } from '../secrets.ts';
import { isoShanghai } from '../time.ts';
import type { Chat } from '../world.ts';
import { readTemplate } from './template.ts';
import { requireToken } from './tokens-api.ts';

const maxUserIds = 20;

/** Proactive messages of the app robot: to a group, and to people alone. */
export function openApiRoutes(router: Router, sim: Simulator, quota: MonthlyQuota): void {
  router.post('/v1.0/robot/groupMessages/send', async (ctx) => {
    const body = await opened(sim, ctx, quota);
    const id = body.openConversationId;
    if (!id) throw apiRefusal(400, 'miss.openConversationId', '缺少 openConversationId');
    const chat = typeof id === 'string' ? sim.world.chat(id) : undefined;
    if (chat?.platform !== 'dingtalk' || chat.kind !== 'group') {
      throw apiRefusal(400, 'invalid.openConversationId', '无效的 openConversationId');
    }
    const processQueryKey = post(sim, [chat], body);
    ctx.body = { processQueryKey };
  });

  router.post('/v1.0/robot/oToMessages/batchSend', async (ctx) => {
    const body = await opened(sim, ctx, quota);
    const ids = Array.isArray(body.userIds) ? body.userIds.map(String) : [];
    if (ids.length === 0) throw apiRefusal(400, 'invalidParameter.userIds.empty', 'userIds 不能为空');
    if (ids.length > maxUserIds) throw apiRefusal(400, 'invalidParameter.userIds.overMax', 'userIds 过多');
    const found = ids.map((id) => ({ id, chat: sim.world.privateChat('dingtalk', id) }));
    const processQueryKey = post(
      sim,
      found.flatMap(({ chat }) => chat ?? []),
      body,
    );
    // Unknown people do not fail the call.
    const invalidStaffIdList = found.flatMap(({ id, chat }) => (chat ? [] : [id]));
    ctx.body = { processQueryKey, invalidStaffIdList, flowControlledStaffIdList: [] };
  });
}

/** Token, quota and robot: what every call of this interface is checked for. */
export async function opened(
  sim: Simulator,
  ctx: Context,
  quota: MonthlyQuota,
): Promise<Record<string, unknown>> {
  requireToken(sim, ctx);
  const body = (await readJson(ctx)) ?? {};
  if (!quota.use(isoShanghai(sim.clock.now()))) {
    throw apiRefusal(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', '本月接口调用次数已用完');
  }
  if (!body.robotCode) throw apiRefusal(400, 'invalidParameter.robotCode.empty', 'robotCode 不能为空');
  if (body.robotCode !== first(sim.secrets.DINGTALK_ROBOT_CODE)) {
    throw apiRefusal(400, 'invalidParameter.robotCode.auth', 'robotCode 与应用不匹配');
  }
  return body;
}

function post(sim: Simulator, chats: readonly Chat[], body: Record<string, unknown>): string {
  const { kind, text, mediaId } = readTemplate(body);
  const media = mediaId ? mediaTable(sim).get(mediaId) : undefined;
  const file = media && { name: media.name, bytes: media.bytes, url: media.url };
  const messageId = token(24);
  for (const chat of chats) sim.post(chat, { kind, text, messageId, file });
  return messageId;
}
