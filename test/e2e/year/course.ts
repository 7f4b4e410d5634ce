import { rmSync } from 'node:fs';
import type { Config } from '../../../src/config/model.ts';
import { givenUp } from '../../support/said-unasked.ts';
import { type Chat, Sandboxed } from '../../support/sandboxed.ts';
import { cityFolder, type Step, stepsOf, year } from './plan.ts';

/** A kill -9 at a step: while the clock moves or the answer is made, or right after a platform took a message. */
export interface Kill {
  readonly step: number;
  readonly how: 'any-moment' | 'between-send-and-commit';
}

/** What was said in all chats, each text with what differs from run to run taken out, and what may be missing of it. */
export interface Course {
  readonly steps: number;
  /** `chat title: text`, sorted. */
  readonly posted: readonly string[];
  /** Chat titles → how many messages have an unknown result. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly killed: number;
  /** Kills by the simulators, right after they took a message. */
  readonly killedAfterSend: number;
}

/** Leads a sandboxed product through the year. */
export async function runYear(
  until: string,
  kills: (steps: number) => readonly Kill[] = () => [],
): Promise<Course> {
  const { folder, config } = await cityFolder();
  const sandboxed = await Sandboxed.start({ SANDBOX_NOW: year.start, CONFIG_DIR: folder });
  try {
    const driver = new Driver(sandboxed, config);
    const steps = stepsOf(config, until);
    const planned = kills(steps.length);
    for (const [at, step] of steps.entries())
      await driver.take(step, at, planned.find((kill) => kill.step === at)?.how);
    return await driver.finish(steps.length);
  } finally {
    await sandboxed.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Driver {
  private killed = 0;
  private killedAfterSend = 0;
  private notice = '';
  private appeal = '';
  private chats: Chat[] = [];

  constructor(
    private readonly sandboxed: Sandboxed,
    private readonly config: Config,
  ) {}

  async take(step: Step, at: number, how: Kill['how'] | undefined): Promise<void> {
    if (how === 'between-send-and-commit')
      await this.sandboxed.call('/sandbox/faults', { kill: 'after-send', nth: 1 });
    const doing = this.attempt(step, at).catch(() => undefined);
    if (how === 'any-moment') {
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 700));
      await this.sandboxed.kill();
    }
    await doing;
    if (how === undefined) return;
    this.killed += 1;
    if (how === 'between-send-and-commit' && (await this.sandboxed.ended(1_000))) this.killedAfterSend += 1;
    // Where nothing was sent the fault is still armed: it must not hit a step that expects none.
    await this.sandboxed.kill();
    await this.sandboxed.launch();
    await this.attempt(step, at);
  }

  private async attempt(step: Step, at: number): Promise<void> {
    await this.moveTo(step.at);
    if (!step.says || !step.who) return;
    const { chat, user } = await this.speaker(step.who);
    const answers = await this.say(chat, user, await this.filled(step, chat), `step-${at}`);
    this.appeal = /已提出异议（编号 (\d+)）/.exec(answers.join('\n'))?.[1] ?? this.appeal;
    if (answers.join('\n').includes('请回复“确认”')) await this.say(chat, user, '确认', `step-${at}-yes`);
  }

  private async say(chat: Chat, user: string, text: string, messageId: string): Promise<string[]> {
    const lines = await this.sandboxed.say(chat.id, user, text, messageId);
    return lines.length > 0
      ? lines
      : (await this.sandboxed.transcript(chat.id)).slice(-3).map((line) => line.text);
  }

  /** The sandbox clock runs on by itself and only forward. */
  private async moveTo(at: string): Promise<void> {
    const { now } = await this.sandboxed.call<{ now: string }>('/sandbox/clock');
    if (Date.parse(now) < Date.parse(at)) await this.sandboxed.moveTo(at);
    else await this.sandboxed.call('/sandbox/clock', { advance: 'PT1S' });
    await this.sandboxed.idle();
  }

  private async speaker(who: string): Promise<{ chat: Chat; user: string }> {
    if (who === 'office') return { chat: await this.sandboxed.chat('专班', 'wecom'), user: 'huangjing' };
    const unit = this.config.units.find(({ name }) => name === who)!;
    const person = this.config.people.find(
      ({ role, units }) => role === 'liaison' && units.length === 1 && units[0] === unit.id,
    )!;
    const platform = person.wecom ? 'wecom' : 'dingtalk';
    return { chat: await this.sandboxed.chat(who, platform), user: (person.wecom ?? person.dingtalk)! };
  }

  /** Numbers that people read off the bot's messages. */
  private async filled({ says = '', who }: Step, chat: Chat): Promise<string> {
    if (says.includes('<通知>') && who !== 'office') {
      const texts = (await this.sandboxed.transcript(chat.id)).map(({ text }) => text);
      const own = texts.findLast((text) => /《预警通知》/.test(text) && /签收 \d+/.test(text))!;
      this.notice = /签收 (\d+)/.exec(own)![1]!;
    }
    if (says.includes('<草稿>')) {
      const told = (await this.sandboxed.transcript(chat.id)).findLast(({ text }) => text.includes('已结账'));
      const ids = [...(told?.text ?? '').matchAll(/签发 (\d+)/g)].map((match) => match[1]);
      return ['签发', ...ids].join(' ');
    }
    return says.replace('<通知>', this.notice).replace('<异议>', this.appeal);
  }

  async finish(steps: number): Promise<Course> {
    await this.sandboxed.idle();
    const { chats } = await this.sandboxed.call<{ chats: Chat[] }>('/sandbox/state');
    this.chats = chats;
    const outbox = await this.sandboxed.diaodu('outbox');
    const posted: string[] = [];
    // What has an unknown result is told to the office: only where something was killed.
    for (const chat of this.chats)
      for (const { from, kind, text } of await this.sandboxed.transcript(chat.id))
        if (from === 'bot' && !text.includes('【送达提醒】'))
          posted.push(
            `${chat.title}（${chat.platform}）: ${kind === 'image' || kind === 'file' ? enclosed : comparable(text)}`,
          );
    const unknown = new Map(
      this.chats.map((chat) => [`${chat.title}（${chat.platform}）`, givenUp(outbox, chat)] as const),
    );
    const { killed, killedAfterSend } = this;
    return { steps, posted: posted.sort(), unknown, killed, killedAfterSend };
  }
}

/** A picture or file; those of one message that was cut off are one row with an unknown result. */
export const enclosed = '（图片或文件）';

/** Short numbers come from a sequence that a crash makes jump; the audit chain has other rows where something was done twice. */
function comparable(text: string): string {
  return text
    .replace(/(编号|签发|签收|整改|异议|采纳|驳回|销号|退回|撤销|约谈|同意|拒绝) ?\d+/g, '$1 N')
    .replace(/(?<!〔\d{4}〕)\b\d+ ?号(?=异议|、|大|城|武|新)/g, 'N号')
    .replace(/审计链头.*/g, '审计链头')
    .replace(/（补发，原定[^）]*）/g, '');
}
