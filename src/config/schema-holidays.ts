import type { z } from 'zod';
import { fields, list, table, text } from './shape.ts';

const days = (about: string) => list(text('日期 2027-01-01，或一段 2027-02-05..2027-02-11'), about);

const year = fields({
  source: text('国务院办公厅通知的文号，如 国办发明电〔2026〕1号'),
  off: days('放假的日子（含周末）').nullish(),
  work: days('补班的周六、周日').nullish(),
});

/** holidays.yaml: years the built-in calendar does not have, or corrections to it. */
export const holidaysSchema = fields({ years: table(year, '各年的安排，写作“年份:”').nullish() });

export type HolidaysFile = z.output<typeof holidaysSchema>;
