/** One unit's month: its place, or null when it was not ranked. */
export interface TrendPoint {
  readonly place: number;
  /** In the bottom places. */
  readonly bottom: boolean;
}

export interface TrendUnit {
  readonly name: string;
  /** In the order of the months. */
  readonly points: readonly (TrendPoint | null)[];
}

/** Where a unit's month is drawn: the row counts from the top. */
export interface Spot {
  readonly row: number;
  readonly place?: number;
  readonly bottom: boolean;
}

/** Gives every unit a row of its own in every month, so that shared places never lie on each other: ranked units by place, then the others. */
export function spotsOf(units: readonly TrendUnit[], months: number): Spot[][] {
  const spots: Spot[][] = units.map(() => []);
  for (let month = 0; month < months; month += 1) {
    const placed = units
      .map((unit, at) => ({ at, point: unit.points[month] ?? undefined, last: spots[at]!.at(-1)?.row ?? at }))
      .sort(
        (one, other) => rank(one.point) - rank(other.point) || one.last - other.last || one.at - other.at,
      );
    for (const [row, { at, point }] of placed.entries())
      spots[at]!.push({ row, place: point?.place, bottom: point?.bottom ?? false });
  }
  return spots;
}

function rank(point: TrendPoint | undefined): number {
  return point?.place ?? Number.MAX_SAFE_INTEGER;
}
