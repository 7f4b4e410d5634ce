import { randomUUID } from 'node:crypto';
import type { Config, ConfigPerson } from '../../src/config/model.ts';

/** One message a liaison types. */
export interface Spoken {
  readonly id: string;
  readonly user: string;
  readonly chat: { readonly id: string; readonly kind: 'group' | 'single' };
  readonly text: string;
}

interface Line {
  readonly user: string;
  readonly chats: readonly Spoken['chat'][];
  readonly unit: string;
  readonly name: string;
  /** How often one may be added before the product asks whether so much can be right. */
  left: number;
}

export interface Workload {
  /** Every liaison's first report, so that there is something to add to; one message each. */
  first(): Spoken[];
  /** So many messages, each adding one to one county's figure. */
  next(count: number): Spoken[];
}

const mostIndicators = 12;
const base = 1;

/** Real commands of all county liaisons on WeCom, spread over counties, indicators, groups and single chats. */
export function workloadOf(config: Config): Workload {
  const liaisons = config.people.filter(
    ({ role, wecom, units }) => role === 'liaison' && wecom && units.length === 1,
  );
  const lines = liaisons.flatMap((person) => linesOf(config, person));
  let turn = 0;
  function nextLine(): Line {
    for (let tried = 0; tried < lines.length; tried += 1) {
      turn += 1;
      const line = lines[turn % lines.length]!;
      if (line.left > 0) return line;
    }
    throw new Error('the sample city has no room for more reports');
  }
  return {
    first: () =>
      [...groupBy(lines)].map(([user, own]) => ({
        id: randomUUID(),
        user,
        chat: own[0]!.chats[0]!,
        text: `@${config.botName} 填报\n${own.map(({ name }) => `${name} ${base}`).join('\n')}`,
      })),
    next: (count) =>
      Array.from({ length: count }, () => {
        const line = nextLine();
        line.left -= 1;
        const chat = line.chats[turn % line.chats.length]!;
        const mention = chat.kind === 'group' ? `@${config.botName} ` : '';
        return { id: randomUUID(), user: line.user, chat, text: `${mention}填报 ${line.name} +1` };
      }),
  };
}

function linesOf(config: Config, person: ConfigPerson): Line[] {
  const user = person.wecom!;
  const [unit] = person.units as [string];
  const groups = config.groups.filter(({ platform, units }) => platform === 'wecom' && units.includes(unit));
  const chats: Spoken['chat'][] = [
    ...groups.map(({ id }) => ({ id, kind: 'group' as const })),
    { id: user, kind: 'single' },
  ];
  const limit = Number(config.rules.checks.overTargetPercent) / 100;
  return config.indicators
    .filter(
      ({ kind, parts, measure }) =>
        kind === 'cumulative' && parts.length === 0 && /^[人户个套]/.test(measure),
    )
    .flatMap(({ id, name }) => {
      const target = config.targets.find((row) => row.unit === unit && row.indicator === id);
      // Two liaisons of one county share its room.
      const left = Math.floor((Number(target?.value ?? 0) * limit) / 2) - base - 1;
      return left > 0 ? [{ user, chats, unit, name, left }] : [];
    })
    .sort((a, b) => b.left - a.left)
    .slice(0, mostIndicators);
}

function groupBy(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(line.user, [...(groups.get(line.user) ?? []), line]);
  return groups;
}
