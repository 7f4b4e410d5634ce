import type { Indicator } from '../domain/model.ts';
import type { Office } from './office.ts';

/** As many names as a phone shows in a line or two. */
const shortList = 5;

/** Names of indicators: a short list in one line, a long one in a line per programme; `most` cuts the names of a line. */
export function nameLines(office: Office, indicators: readonly Indicator[], most = Infinity): string[] {
  if (indicators.length === 0) return [];
  if (indicators.length <= shortList) return [namesOf(indicators)];
  return office.config.programmes.flatMap(({ id, name }) => {
    const own = indicators.filter(({ programme }) => programme === id);
    if (own.length === 0) return [];
    const cut = own.length > most ? `等${own.length}项` : '';
    return [`${name}（${own.length}）：${namesOf(own.slice(0, most))}${cut}`];
  });
}

function namesOf(indicators: readonly Indicator[]): string {
  return indicators.map(({ name }) => name).join('、');
}
