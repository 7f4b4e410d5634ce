import type { Scene } from './scene.ts';

/** The lines of the one digest that the WeCom office group was sent. */
export async function runOnce(scene: Scene): Promise<readonly string[]> {
  const digests = (await scene.outbox()).filter(
    ({ platform, lines }) => platform === 'wecom' && lines[0]?.startsWith('【周汇总】'),
  );
  if (digests.length !== 1) throw new Error(`there are ${digests.length} digests`);
  return digests[0]!.lines;
}
