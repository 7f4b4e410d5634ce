const dayMs = 86_400_000;
const units = { W: 7 * dayMs, D: dayMs, H: 3_600_000, M: 60_000, S: 1_000 } as const;
const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const shanghaiMs = 8 * units.H;

/** A moment as the sandbox prints it: ISO with +08:00. */
export function isoAt(ms: number): string {
  return `${new Date(ms + shanghaiMs).toISOString().slice(0, -1)}+08:00`;
}

/** The moment a POST /sandbox/clock body asks for, or what is wrong with it. */
export function parseMoment(body: Record<string, unknown>, now: number): number | string {
  const target = typeof body.advance === 'string' ? advanced(body.advance, now) : absolute(body.now);
  if (target === undefined) return 'expected {"now": "2024-10-08T09:00+08:00"} or {"advance": "P1D"}';
  if (target < now) return 'the sandbox clock only moves forward';
  return target;
}

function advanced(text: string, now: number): number | undefined {
  const match = duration.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) return undefined;
  const parts = [units.W, units.D, units.H, units.M, units.S];
  return parts.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), now);
}

function absolute(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(value)
    ? value
    : `${value}${value.includes('T') ? '' : 'T00:00'}+08:00`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? undefined : ms;
}
