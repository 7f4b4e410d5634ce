import type { Hours } from '../calendar/hours.ts';
import type { Moment, ReminderRule, RoundRule } from './model.ts';
import {
  compareMoments,
  isSpoken,
  momentForms,
  parseMoment,
  parseReminder,
  reminderForms,
} from './moment.ts';
import type { Names } from './names.ts';
import type { Path } from './problem.ts';
import { type Complain, Taken } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

type RoundEntry = RulesFile['rounds'][number];

/** DESIGN 4 and CONTRACT 5: the workday before, the due day, then every workday until the round closes. */
const usualReminders = ['截止前1个工作日 09:00', '截止当天 15:00', '截止后每个工作日 09:00'];

/** Checks the rounds of rules.yaml as far as that needs no calendar. */
export function buildRounds(
  entries: readonly RoundEntry[],
  names: Names | undefined,
  hours: Hours,
  complain: Complain,
): RoundRule[] {
  const ids = new Taken(complain, '调度编号');
  const titles = new Taken(complain, '调度名称');
  return entries.flatMap((entry, index) => {
    const at: Path = ['rounds', index];
    ids.take(entry.id, [...at, 'id'], entry.name);
    titles.take(entry.name, [...at, 'name'], entry.name);
    const indicators = indicatorsOf(entry, at, names, complain);
    const moments = momentsOf(entry, at, complain);
    const reminders = remindersOf(entry, at, complain);
    const { id, name, every } = entry;
    if (id.startsWith('adhoc-')) complain([...at, 'id'], '不能以 adhoc- 开头，那是即时调度的编号');
    const spoken = moments ? [entry.opens, ...(entry.reminders ?? [])] : [];
    for (const text of spoken)
      if (!isSpoken(text, hours))
        complain(at, `“${text}”不在可以发消息的时间（${hours.from}至${hours.to}）内`);
    return moments
      ? [{ id, name, every, indicators, ...moments, reminders, restDay: entry.restDay ?? 'previous' }]
      : [];
  });
}

function indicatorsOf(
  { indicators }: RoundEntry,
  at: Path,
  names: Names | undefined,
  complain: Complain,
): string[] {
  if (!indicators || indicators === '全部') return [];
  if (indicators.length === 0) complain([...at, 'indicators'], '列表不能是空的；调度全部指标请写 全部');
  return names ? names.findAll(indicators, [...at, 'indicators'], complain) : [];
}

function momentsOf(entry: RoundEntry, at: Path, complain: Complain) {
  const read = (field: 'opens' | 'due' | 'closes'): Moment | undefined => {
    const moment = parseMoment(entry[field], entry.every);
    if (!moment) complain([...at, field], `应为 ${momentForms[entry.every]} 这样的写法`);
    return moment;
  };
  const [opens, due, closes] = [read('opens'), read('due'), read('closes')];
  if (!opens || !due || !closes) return undefined;
  if ((compareMoments(opens, due) ?? -1) >= 0) complain([...at, 'due'], `截止应晚于开始（${entry.opens}）`);
  if ((compareMoments(due, closes) ?? -1) > 0)
    complain([...at, 'closes'], `关闭不能早于截止（${entry.due}）`);
  return { opens, due, closes };
}

function remindersOf({ reminders }: RoundEntry, at: Path, complain: Complain): ReminderRule[] {
  return (reminders ?? usualReminders).flatMap((text, index) => {
    const reminder = parseReminder(text);
    if (!reminder) complain([...at, 'reminders', index], `应为 ${reminderForms} 这样的写法`);
    return reminder ? [reminder] : [];
  });
}
