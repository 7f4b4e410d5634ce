import type { SendResult } from '../contract.ts';
import type { Exchange } from '../http.ts';
import type { Fields } from '../shape.ts';
import type { DingtalkLimits } from './limits.ts';

/** The two error dialects: webhooks of the old API, and the new API. */
export type DingtalkRoute = 'session' | 'robot' | 'api' | 'upload';

/** Somebody must put the whole connection right: security settings, secret, rights, addresses, monthly quota; so does `Forbidden.…`. */
const alarming = new Set([
  '310000',
  '60020',
  '90020',
  'invalidClientIdOrSecret',
  'invalidParameter.robotCode.empty',
  'invalidParameter.robotCode.missing',
  'invalidParameter.robotCode.invalid',
  'invalidParameter.robotCode.auth',
]);
const tokenCodes = new Set(['InvalidAuthentication', '40014', '42001']);
const sessionOver = new Set(['300001', 'session.notExisted', 'session.expired']);
/** The platform itself does not know: no answer from behind its gateway in time. */
const unknowing = new Set(['unknown.send.result', '15', '88']);

/** How long to wait after each code that says "not now". */
function waits(limits: DingtalkLimits): ReadonlyMap<string, Wait> {
  const second = { retryAfterMs: limits.perSecondRetryMs };
  const tooFast = { retryAfterMs: limits.tooFastRetryMs };
  const robot = { retryAfterMs: limits.robotBlockMs, blocked: true };
  return new Map<string, Wait>([
    ['-1', {}],
    ['system.error', {}],
    ['410100', robot],
    ['130101', robot],
    ['90018', second],
    ['90002', second],
    ['Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', second],
    ['Forbidden.AccessDenied.QpsLimitForApi', second],
    ['Forbidden.AccessDenied.QpmLimitForAppkeyAndApi', { retryAfterMs: limits.perMinuteRetryMs }],
    ['system.busy', second],
    ['systemBusy', second],
    ['send.too.fast', tooFast],
    ['send.byToken.tooFast', tooFast],
    ['too.many.group', tooFast],
    ['too.many.people', tooFast],
    ['1111', { retryAfterMs: limits.punishRetryMs, blocked: true }],
  ]);
}

interface Wait {
  readonly retryAfterMs?: number;
  readonly blocked?: boolean;
}

/** Whether the answer means that the access token must be fetched anew. */
export function tokenRejected(exchange: Exchange): boolean {
  if (exchange.kind !== 'answer') return false;
  return exchange.status === 401 || tokenCodes.has(codeOf(exchange.json) ?? '');
}

/** What became of a send, by what the platform answered. */
export function classify(exchange: Exchange, route: DingtalkRoute, limits: DingtalkLimits): SendResult {
  if (exchange.kind === 'unsent') return { kind: 'retry', code: exchange.code };
  if (exchange.kind === 'lost') return { kind: 'unknown', code: exchange.code };
  const code = codeOf(exchange.json);
  if (code === undefined || code === '0') return byStatus(exchange, code, route, limits);
  const wait = waits(limits).get(code);
  if (wait) return { kind: 'retry', code, ...wait };
  if (unknowing.has(code) || exchange.status >= 500) return { kind: 'unknown', code };
  if (route === 'session' && sessionOver.has(code)) return { kind: 'gone', code };
  if (tokenCodes.has(code) && (route === 'api' || route === 'upload')) return { kind: 'retry', code };
  return alarming.has(code) || code.startsWith('Forbidden.')
    ? { kind: 'refused', code, alarm: true }
    : { kind: 'refused', code };
}

/** The code of an answer in either dialect; a block page has a status instead. */
function codeOf(json: Fields | undefined): string | undefined {
  const value = json?.errcode ?? json?.code ?? (json?.status === 1111 ? 1111 : undefined);
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
}

function byStatus(
  { status, json }: Extract<Exchange, { kind: 'answer' }>,
  errcode: string | undefined,
  route: DingtalkRoute,
  limits: DingtalkLimits,
): SendResult {
  const code = `http_${status}`;
  const said = route === 'api' ? json !== undefined : errcode === '0';
  if (status < 300) return said ? sent(json ?? {}) : { kind: 'unknown', code };
  if (status === 429) return { kind: 'retry', code, retryAfterMs: limits.perSecondRetryMs };
  if (status === 401 && route === 'api') return { kind: 'retry', code };
  if (status >= 500 || status === 408) return { kind: 'unknown', code };
  return { kind: route === 'session' ? 'gone' : 'refused', code };
}

function sent(json: Fields): SendResult {
  const key = json.processQueryKey;
  return typeof key === 'string' ? { kind: 'sent', detail: key } : { kind: 'sent' };
}
