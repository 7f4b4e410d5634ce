import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulatorApp } from '../../src/sandbox/app.ts';
import type { Simulator, SimulatorOptions } from '../../src/sandbox/context.ts';
import { loadOrCreateSecrets, type SandboxSecrets } from '../../src/sandbox/secrets.ts';
import type { Entry } from '../../src/sandbox/transcript.ts';
import { buildWorld, type WorldInput } from '../../src/sandbox/world.ts';
import { FakeProduct } from './fake-product.ts';

export const wecomGroup = 'wrTestGroupOne';
export const dingtalkGroup = 'cidTestGroup+/One==';
export const robotKey = '11111111-2222-3333-4444-555555555555';
export const robotToken = 'dingtalkrobottoken';
export const robotSecret = 'SECtestsecret';

const worldInput: WorldInput = {
  botName: '调度助手',
  units: [
    { id: 'office', name: '专班办公室', aliases: [], kind: 'office' },
    { id: 'north', name: '北山县', aliases: [], kind: 'county' },
    { id: 'south', name: '南水县', aliases: [], kind: 'county' },
  ],
  people: [
    { id: 'p1', name: '张三', role: 'liaison', units: ['north'], wecom: 'ZhangSan' },
    { id: 'p2', name: '李四', role: 'liaison', units: ['south'], dingtalk: 'li-si-01' },
    { id: 'p3', name: '王五', role: 'office', units: ['office'], wecom: 'WangWu', dingtalk: 'wang-wu-01' },
    { id: 'p4', name: '赵六', role: 'leader', units: [], wecom: 'ZhaoLiu' },
  ],
  groups: [
    {
      id: wecomGroup,
      platform: 'wecom',
      title: '北山县工作群',
      units: ['north'],
      office: false,
      webhook: robotKey,
    },
    {
      id: dingtalkGroup,
      platform: 'dingtalk',
      title: '南水县工作群',
      units: ['south'],
      office: false,
      webhook: robotToken,
      secret: robotSecret,
    },
  ],
};

const timing = { timeoutMs: 800, attempts: 3, slotMs: 150, refusedGapMs: 20 };

/** A running simulator with its fake product, in a folder of its own. */
export class TestBench {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  readonly secrets: SandboxSecrets = loadOrCreateSecrets(this.dataDir, {});
  readonly product = new FakeProduct();
  readonly world = buildWorld(worldInput);
  sim!: Simulator;
  url = '';
  private server?: Server;

  async start(options: Partial<SimulatorOptions> = {}): Promise<this> {
    if (!this.product.url) await this.product.start();
    const { dataDir, secrets, world } = this;
    const defaults = { dataDir, secrets, world, timing, productUrl: this.product.url };
    const { app, sim } = createSimulatorApp({ ...defaults, ...options });
    this.sim = sim;
    this.server = createServer(app.callback());
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  /** Ends the simulator as a kill would: nothing is written on the way out. */
  async stopSimulator(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  async stop(): Promise<void> {
    await this.stopSimulator();
    await this.product.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async get<T = Record<string, unknown>>(path: string, headers = {}): Promise<{ status: number; body: T }> {
    const answer = await fetch(`${this.url}${path}`, { headers });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  async post<T = Record<string, unknown>>(path: string, body: unknown, headers = {}) {
    const answer = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  /** Says something and waits until the product has it. */
  async say(chat: string, user: string, text: string, messageId?: string) {
    const answer = await this.post<{ messageId: string }>('/sandbox/say', { chat, user, text, messageId });
    await this.sim.deliveries.quiet(5_000);
    return answer;
  }

  async transcript(chat: string, after = 0): Promise<Entry[]> {
    return (await this.get<Entry[]>(`/sandbox/transcript?chat=${encodeURIComponent(chat)}&after=${after}`))
      .body;
  }
}
