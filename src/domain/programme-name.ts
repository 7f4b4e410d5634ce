/** 市定十大重点民生实事: a programme's name without the year, as it is called every year. */
export function yearlessName(name: string): string {
  return name.replace(/^\d{4}年度?/, '');
}
