import { describe, expect, it } from 'vitest';
import { abandonMessage } from '../../src/conversation/abandon.ts';
import { handleMessage } from '../../src/conversation/handle.ts';
import type { Platform } from '../../src/platforms/contract.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { acceptMessage } from '../../src/store/inbox.ts';
import { ledger } from '../support/ledger.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

async function store(scene: Scene, messageId: string, text: string, user = 'ouyangmin'): Promise<number> {
  const accepted = await acceptMessage(scene.db, {
    message: {
      platform: 'wecom',
      entry: 'wecom-bot',
      messageId,
      chat: { id: scene.groupOf('ouyangmin'), kind: 'group' },
      sender: { id: user },
      kind: 'text',
      text,
    },
    nonce: `${messageId}-nonce`,
    digest: text,
    refuseReusedNonce: true,
    now: scene.clock.now(),
    real: scene.clock.real(),
  });
  return accepted.id!;
}

const answers = (scene: Scene) =>
  scene.db.selectFrom('outbox').selectAll().where('kind', '=', 'answer').orderBy('id').execute();

describe('a message', () => {
  it('handled by three workers at once has one effect and one answer', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    const id = await store(scene, 'm', '填报 新增城镇就业 +120');
    const queued = await Promise.all([1, 2, 3].map(() => handleMessage(scene.tools, id)));
    expect(queued.flat()).toHaveLength(1);
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['1450', '1570']);
    expect(await answers(scene)).toHaveLength(2);
  });

  it('sees what the one before it left, though two workers took them at once', async () => {
    const scene = await openScene({ now });
    for (const round of [1, 2, 3, 4, 5, 6]) {
      const asked = await store(scene, `ask-${round}`, `填报 新增城镇就业 ${8000 * 2 ** round}人`);
      const agreed = await store(scene, `yes-${round}`, '确认');
      await Promise.all([handleMessage(scene.tools, asked), handleMessage(scene.tools, agreed)]);
      const dropped = await store(scene, `no-${round}`, '取消');
      const late = await store(scene, `late-${round}`, '确认');
      await Promise.all([handleMessage(scene.tools, dropped), handleMessage(scene.tools, late)]);
    }
    const open = await scene.db.selectFrom('open_questions').selectAll().execute();
    expect(open).toEqual([]);
    const said = (await answers(scene)).map(({ message }) => (message as { lines: string[] }).lines[0]!);
    // What was asked about first is over 150% of its target; later values are recorded at once, so 确认 finds nothing.
    expect(said.filter((line) => line.includes('已记录'))).toHaveLength(6);
    expect((await ledger(scene.db)).map(({ value }) => Number(value))).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => 8000 * 2 ** n),
    );
  });

  it('is handled after what the same person said before it in the same chat', async () => {
    const scene = await openScene({ now });
    const first = await store(scene, 'm1', '填报 新增城镇就业 8000人');
    const second = await store(scene, 'm2', '确认');
    expect(await handleMessage(scene.tools, second)).toHaveLength(2);
    expect(await handleMessage(scene.tools, first)).toEqual([]);
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['8000']);
  });

  it('does not wait for what others say', async () => {
    const scene = await openScene({ now });
    await store(scene, 'm1', '填报 新增城镇就业 1450人');
    const other = await store(scene, 'm2', '填报 创业培训 10人次', 'zengxiaoping');
    await handleMessage(scene.tools, other);
    expect((await ledger(scene.db)).map(({ indicator }) => indicator)).toEqual(['startup-training']);
  });

  it('is answered to the person in a group, and to nobody in particular alone', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '未报');
    await scene.say('ouyangmin', '未报', { alone: true });
    const [inGroup, alone] = (await answers(scene)).map(({ message }) => message as { mentions?: unknown });
    expect(inGroup?.mentions).toEqual([{ userId: 'ouyangmin', name: '欧阳敏' }]);
    expect(alone?.mentions).toBeUndefined();
  });

  it('leaves audit rows that verify, by the person who sent it', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    await scene.say('xiaoming', '绑定 隆回县');
    const rows = await scene.db.selectFrom('audit').selectAll().orderBy('seq').execute();
    expect(rows.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'ouyang-min report.value',
      'wecom:xiaoming bind.request',
    ]);
    expect((await verifyAudit(scene.db)).fault).toBeUndefined();
  });
});

describe('our own fault', () => {
  const broken = (scene: Scene) => ({
    ...scene.tools,
    commands: {
      ...scene.tools.commands,
      handlers: scene.tools.commands.handlers.map((handler) =>
        handler.words[0] === '填报'
          ? {
              ...handler,
              async run(input: unknown, talk: Parameters<typeof handler.run>[1]) {
                await handler.run(input, talk);
                throw new Error('our own fault');
              },
            }
          : handler,
      ),
    },
  });

  it('leaves nothing behind, and the message can be handled again', async () => {
    const scene = await openScene({ now });
    const id = await store(scene, 'm', '填报 新增城镇就业 1450人');
    await expect(handleMessage(broken(scene), id)).rejects.toThrow('our own fault');
    expect(await ledger(scene.db)).toEqual([]);
    expect(await answers(scene)).toEqual([]);
    expect((await verifyAudit(scene.db)).rows).toBe(0);
    await handleMessage(scene.tools, id);
    expect(await ledger(scene.db)).toHaveLength(1);
  });

  it('that lasts ends in a generic answer with a code, once, and the text is kept', async () => {
    const scene = await openScene({ now });
    const id = await store(scene, 'm', '填报 新增城镇就业 1450人');
    await abandonMessage(scene.tools, id);
    expect(await abandonMessage(scene.tools, id)).toEqual([]);
    const [answer, ...others] = await answers(scene);
    expect(others).toEqual([]);
    expect((answer!.message as { lines: string[] }).lines[0]).toContain(`错误码 E-${id}`);
    expect(await handleMessage(scene.tools, id)).toEqual([]);
    const row = await scene.db.selectFrom('inbox').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ text: '填报 新增城镇就业 1450人', outcome: `E-${id}` });
  });
});

describe('an encrypted sender id', () => {
  const resolving = (scene: Scene, resolveSender: Platform['resolveSender']) => ({
    ...scene.tools,
    platforms: { wecom: { name: 'wecom', resolveSender } as Platform },
  });

  it('is resolved once, and the person known by it from then on', async () => {
    const scene = await openScene({ now });
    const asked: string[] = [];
    const tools = resolving(scene, async (id) => {
      asked.push(id);
      return 'ouyangmin';
    });
    for (const n of [1, 2])
      await handleMessage(tools, await store(scene, `m${n}`, '填报 新增城镇就业 1450人', 'woEncrypted'));
    expect(asked).toEqual(['woEncrypted']);
    expect((await ledger(scene.db)).map(({ person_id }) => person_id)).toEqual(['ouyang-min', 'ouyang-min']);
  });

  it('that cannot be resolved is a stranger, who may be bound as it is', async () => {
    const scene = await openScene({ now });
    const tools = resolving(scene, async () => undefined);
    await handleMessage(tools, await store(scene, 'm1', '绑定 隆回县', 'woEncrypted'));
    await scene.say('huangjing', '同意 1');
    await handleMessage(tools, await store(scene, 'm2', '填报 新增城镇就业 1450人', 'woEncrypted'));
    expect((await ledger(scene.db)).map(({ person_id }) => person_id)).toEqual(['wecom-woEncrypted']);
  });

  it('is asked for again when the platform could not be reached', async () => {
    const scene = await openScene({ now });
    let reachable = false;
    const tools = resolving(scene, async () => {
      if (!reachable) throw new Error('down');
      return 'ouyangmin';
    });
    await handleMessage(tools, await store(scene, 'm1', '填报 新增城镇就业 1450人', 'woEncrypted'));
    expect(await ledger(scene.db)).toEqual([]);
    reachable = true;
    await handleMessage(tools, await store(scene, 'm2', '填报 新增城镇就业 1450人', 'woEncrypted'));
    expect(await ledger(scene.db)).toHaveLength(1);
  });
});
