import { type Family, families, memberOf } from './families.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { staysOnSubject } from './nearby.ts';
import { mainFigures, type Passage } from './passages.ts';
import { mayAddUp, sumInWords, sumOf } from './reckon.ts';

const notAdded = /人均|平均|户均|亩均|均价|单价|浓度|分别|同比|较|目标|计划/;
const shareWords = /占比|比重|占GDP|占生产总值|占地区生产总值/;
const place = /(?:县|区|市|镇|乡|街道)$/;

/** 其中出口…、进口…: labels known to share a whole must add up to it, or at least not to more. */
export function checkSharedOut(passage: Passage): Finding[] {
  const figures = passage.figures.filter(({ measure }) => measure !== '%' && measure !== '百分点');
  const findings: Finding[] = [];
  for (const family of familiesIn(passage.read)) {
    for (let index = 0; index < figures.length; index += 1) {
      const parts = run(figures, index, (one) => memberOf(family, labelOf(one)));
      if (parts.length < 2) continue;
      index += parts.length - 1;
      const whole = wholeOf(passage, parts, family);
      const all = family.closed && parts.length === family.members.length && !goesOn(figures, parts);
      if (whole && !fits(passage, parts, whole, all)) findings.push(finding(passage, parts, whole));
    }
  }
  return findings.length > 0
    ? findings.slice(0, 1)
    : [...byPlace(passage, figures), ...sharesOfAll(passage), ...inTurn(passage)];
}

/** The families of which a passage names two members at least. */
function familiesIn(read: string): readonly Family[] {
  return families.filter(({ members }) => members.filter((member) => member.test(read)).length > 1);
}

/** Figures of one measure in a row, each under another label. */
function run(figures: readonly Figure[], index: number, member: (one: Figure) => number): Figure[] {
  const parts: Figure[] = [];
  const seen = new Set<number>();
  for (const one of figures.slice(index)) {
    const named = member(one);
    if (one.measure !== figures[index]!.measure || one.bracket !== figures[index]!.bracket) {
      if (parts.length === 0) break;
      continue;
    }
    if (named < 0 || seen.has(named)) break;
    seen.add(named);
    parts.push(one);
  }
  return parts;
}

/** A further figure right behind: there is a part the family does not know. */
function goesOn(figures: readonly Figure[], parts: readonly Figure[]): boolean {
  const last = parts.at(-1)!;
  const next = figures[figures.indexOf(last) + 1];
  return next?.measure === last.measure && next.bracket === last.bracket && next.clause <= last.clause + 1;
}

function labelOf(one: Figure): string {
  return one.lead === '' || /^(?:其中|共|有)$/.test(one.lead) ? one.noun : one.lead;
}

function wholeOf(passage: Passage, parts: readonly Figure[], family: Family): Figure | undefined {
  const [first] = parts;
  const whole = before(passage, first!).at(-1) ?? (family.apart ? lastCounted(passage, first!) : undefined);
  if (!whole || [whole, ...parts].some((one) => one.approximate || notAdded.test(one.lead))) return undefined;
  if (family.whole)
    return family.whole.test(whole.lead) && memberOf(family, whole.lead) < 0 ? whole : undefined;
  const told = isToldApart(passage, whole, first!) || (family.apart && isJustBefore(passage, whole, first!));
  return told && memberOf(family, labelOf(whole)) < 0 ? whole : undefined;
}

function before(passage: Passage, first: Figure): readonly Figure[] {
  const main = mainFigures(passage).filter((one) => one.measure === first.measure && one.end <= first.start);
  if (first.bracket < 0) return main;
  const host = main.filter((one) => one.end <= first.bracket + 1).at(-1);
  return host && !/[，；;。、]/.test(passage.read.slice(host.end, first.bracket)) ? [host] : [];
}

/** What was counted last in the sentences before: 共受理168件。截至9月底，已办结117件…. */
function lastCounted(passage: Passage, first: Figure): Figure | undefined {
  if (first.bracket >= 0) return undefined;
  return passage.earlier.findLast(({ measure }) => measure === first.measure);
}

function isJustBefore(passage: Passage, whole: Figure, first: Figure): boolean {
  if (first.bracket >= 0) return false;
  if (!passage.figures.includes(whole)) return staysOnSubject(passage, whole, first.start);
  return whole.clause >= first.clause - 1 && !whole.listed && !/新[收增受]/.test(whole.lead);
}

/** 其中, a colon, 中 or a bracket, and no other measure's figure in between. */
function isToldApart(passage: Passage, whole: Figure, first: Figure): boolean {
  const gap = passage.read.slice(whole.end, first.start);
  if (first.bracket >= 0) return !/含/.test(gap);
  const others = passage.figures.filter(
    (one) => one.start >= whole.end && one.end <= first.start && one.measure !== '%',
  );
  return others.length === 0 && gap.length < 60 && /其中|[:：]|中，/.test(gap);
}

function fits(passage: Passage, parts: readonly Figure[], whole: Figure, isClosed: boolean): boolean {
  const every = [
    ...passage.earlier.filter(({ measure }) => measure === whole.measure),
    ...before(passage, parts[0]!),
  ];
  const near = every.filter((one) => passage.figures.includes(one) && one.segment === parts[0]!.segment);
  const all = near.length > 0 ? near : every;
  if (every.some((one) => mayAddUp(parts, one))) return true;
  if (isClosed) return false;
  return !sumOf(parts).greaterThan(whole.value) || all.some((one) => one.value.greaterThan(sumOf(parts)));
}

/** 第一产业占比…、第二产业占比…、第三产业占比…: three shares that are a hundred percent. */
function sharesOfAll(passage: Passage): Finding[] {
  const percents = mainFigures(passage).filter(({ measure }) => measure === '%');
  const [industries] = families;
  return percents.flatMap((first, index) => {
    const three = percents.slice(index, index + 3);
    if (three.length < 3 || three.some((one) => one.approximate || !isShare(one, first))) return [];
    const apart = three.every((one, place) => memberOf(industries!, one.lead) === place);
    const together = /(?:三次产业|一、二、三产业).{0,20}分别[为达占]?$/.test(
      passage.read.slice(0, first.start).slice(-40),
    );
    const sum = sumOf(three);
    const slack = first.step.times(1.5);
    if (!(apart || together) || sum.minus(100).abs().lessThanOrEqualTo(slack)) return [];
    return [
      {
        kind: 'total',
        sentences: passage.sentences,
        arithmetic: `${three.map(({ typed }) => typed).join(' + ')} = ${sum.toFixed()}%，三次产业占比之和应为100%。`,
        advice: '请核对三个占比，改正不符的一个。',
      },
    ];
  });
}

/** 第一、二、三产业分别实现增加值62亿元、1137亿元、1402亿元: three amounts that are the GDP. */
function inTurn(passage: Passage): Finding[] {
  const [industries] = families;
  const figures = mainFigures(passage);
  const index = figures.findIndex(({ start }) =>
    /一、(?:第)?二、(?:第)?三(?:次)?产业[^，；。]{0,12}$/.test(passage.read.slice(0, start)),
  );
  const parts = figures.slice(index, index + 3);
  const whole = figures.slice(0, Math.max(index, 0)).findLast(({ lead }) => industries!.whole!.test(lead));
  if (index < 0 || parts.length < 3 || !whole || [whole, ...parts].some((one) => one.approximate)) return [];
  if (parts.some((one) => one.measure !== whole.measure) || mayAddUp(parts, whole)) return [];
  return [finding(passage, parts, whole)];
}

function isShare(one: Figure, first: Figure): boolean {
  return one.clause - first.clause <= 4 && (shareWords.test(one.lead) || shareWords.test(first.lead));
}

/** Counties lie side by side: 其中甲县…乙县… cannot be more than the whole. */
function byPlace(passage: Passage, figures: readonly Figure[]): Finding[] {
  for (let index = 0; index < figures.length; index += 1) {
    const names = new Map<string, number>();
    const parts = run(figures, index, (one) => {
      const label = labelOf(one).replace(/^其中/, '');
      if (!place.test(label) || label.length > 8) return -1;
      if (!names.has(label)) names.set(label, names.size);
      return names.get(label)!;
    });
    if (parts.length < 2) continue;
    const whole = before(passage, parts[0]!).at(-1);
    const told =
      whole &&
      /其中/.test(passage.read.slice(whole.end, parts[0]!.start)) &&
      isToldApart(passage, whole, parts[0]!);
    if (
      told &&
      [whole, ...parts].every((one) => !one.approximate && !notAdded.test(one.lead)) &&
      !fits(passage, parts, whole, false)
    )
      return [finding(passage, parts, whole)];
    index += parts.length - 1;
  }
  return [];
}

function finding(passage: Passage, parts: readonly Figure[], whole: Figure): Finding {
  return {
    kind: 'total',
    sentences: passage.sentences,
    arithmetic: `${sumInWords(parts, whole)}，文中总数为${whole.typed}。`,
    advice: '请核对总数和各部分，改正不符的一个。',
  };
}
