import type { Day } from '../calendar/dates.ts';
import type { PeriodKey } from '../calendar/periods.ts';
import type { Revision } from './paper.ts';

/** A month in the bottom places; the score as printed in the ranking. */
export interface BottomMonth {
  readonly month: PeriodKey;
  readonly place: number;
  /** Units ranked. */
  readonly ranked: number;
  readonly score: string;
}

/** An indicator that is behind; texts as printed, — where there is none. */
export interface BehindIndicator {
  readonly name: string;
  /** 939户 */
  readonly value: string;
  readonly target: string;
  /** 29.34% */
  readonly completion: string;
  readonly scheduled: string;
  /** The day the value speaks of. */
  readonly dataDate?: Day;
}

/** When and where an interview is held. */
export interface Interview {
  /** 2024年11月14日15:00 */
  readonly time: string;
  readonly place: string;
  readonly interviewers: string;
  readonly interviewed: string;
}

/** A 《预警通知》 or, with nothing but the interview's name changed, a 约谈通知; all figures as frozen. */
export interface Notice {
  /** 预警通知, 约谈通知 */
  readonly title: string;
  readonly office: string;
  /** 〔2024〕3号, with the office's mark before it where it has one. */
  readonly documentNumber: string;
  /** The bot's name, as mentioned in the group. */
  readonly bot: string;
  /** The number by which it is answered in chat. */
  readonly shortId: string;
  readonly unit: string;
  /** Who is addressed: 洞口县人民政府 */
  readonly addressee: string;
  /** 县市区 */
  readonly rankingGroup: string;
  readonly bottomPlaces: number;
  readonly months: readonly BottomMonth[];
  readonly behind: readonly BehindIndicator[];
  /** What the level of warning asks: 下发《预警通知》并进行约谈 */
  readonly measure: string;
  readonly acknowledgeBy: Day;
  readonly rectifyBy: Day;
  readonly appealBy?: Day;
  readonly interview?: Interview;
  readonly contact?: string;
  readonly copiedTo?: string;
  /** An issued notice that was amended: its number stays. */
  readonly revision?: Revision;
  readonly date: Day;
}
