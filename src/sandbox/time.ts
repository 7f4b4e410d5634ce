/** ISO text of a moment in the office's zone, as every answer of the sandbox prints it. */
export function isoShanghai(ms: number): string {
  const eightHoursMs = 8 * 3_600_000;
  return new Date(ms + eightHoursMs).toISOString().replace('Z', '+08:00');
}
