import type { Generated } from 'kysely';

/** What a lead department says of a county; append-only, the newest of a key counts. */
export interface DepartmentFiguresTable {
  id: Generated<number>;
  department: string;
  unit: string;
  indicator: string;
  /** '' for the indicator itself. */
  part: string;
  year: number;
  /** YYYY-MM */
  month: string;
  value: string;
  data_date: string;
  inbox_id: number;
  person_id: string;
  created_at: number;
}

/** open: to be decided · county, department: whose figure counts · settled: the two are equal again, or one is gone. */
export type DifferenceState = 'open' | 'county' | 'department' | 'settled';

export interface DifferencesTable {
  /** The short id people type; of the request too where the office decides. */
  id: number;
  unit: string;
  indicator: string;
  part: string;
  month: string;
  department: string;
  county_value: string;
  department_value: string;
  county_date: string;
  department_date: string;
  state: DifferenceState;
  opened_at: number;
  /** The message that brought the figure. */
  inbox_id: number;
  /** The person, or 'rules' where rules.yaml decides. */
  decided_by: string | null;
  decided_inbox_id: number | null;
  decided_at: number | null;
  reason: string | null;
}
