import type { Reply, Simulator } from './context.ts';

/** The reply URL of a platform with this code, while it lives and is not used up. */
export function liveReply(sim: Simulator, platform: 'wecom' | 'dingtalk', code: string): Reply | undefined {
  const reply = sim.replies.get(code);
  if (!reply || reply.used || sim.clock.now() >= reply.expiresAt) return undefined;
  return sim.world.chat(reply.chat)?.platform === platform ? reply : undefined;
}
