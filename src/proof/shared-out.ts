import { type Family, families, memberOf } from './families.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { mainFigures, type Passage } from './passages.ts';
import { mayAddUp, sumInWords, sumOf } from './reckon.ts';

const notAdded = /人均|平均|户均|亩均|均价|单价|浓度|分别|同比|较|目标|计划/;
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
      if (whole && !fits(passage, parts, whole, family.closed && parts.length === family.members.length))
        findings.push(finding(passage, parts, whole));
    }
  }
  return findings.length > 0 ? findings.slice(0, 1) : byPlace(passage, figures);
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

function labelOf(one: Figure): string {
  return one.lead === '' || /^(?:其中|共|有)$/.test(one.lead) ? one.noun : one.lead;
}

function wholeOf(passage: Passage, parts: readonly Figure[], family: Family): Figure | undefined {
  const [first] = parts;
  const candidates = before(passage, first!);
  const whole = candidates.at(-1);
  if (!whole || [whole, ...parts].some((one) => one.approximate || notAdded.test(one.lead))) return undefined;
  if (family.whole)
    return family.whole.test(whole.lead) && memberOf(family, whole.lead) < 0 ? whole : undefined;
  return isToldApart(passage, whole, first!) && memberOf(family, labelOf(whole)) < 0 ? whole : undefined;
}

function before(passage: Passage, first: Figure): readonly Figure[] {
  const main = mainFigures(passage).filter((one) => one.measure === first.measure && one.end <= first.start);
  if (first.bracket < 0) return main;
  const host = main.filter((one) => one.end <= first.bracket + 1).at(-1);
  return host && !/[，；;。、]/.test(passage.read.slice(host.end, first.bracket)) ? [host] : [];
}

/** 其中, a colon, 中 or a bracket, and no other measure's figure in between. */
function isToldApart(passage: Passage, whole: Figure, first: Figure): boolean {
  const gap = passage.read.slice(whole.end, first.start);
  if (first.bracket >= 0) return !/含|其中/.test(gap);
  const others = passage.figures.filter(
    (one) => one.start >= whole.end && one.end <= first.start && one.measure !== '%',
  );
  return others.length === 0 && gap.length < 60 && /其中|[:：]|中，/.test(gap);
}

function fits(passage: Passage, parts: readonly Figure[], whole: Figure, isClosed: boolean): boolean {
  const every = before(passage, parts[0]!);
  const near = every.filter((one) => one.segment === parts[0]!.segment);
  const all = near.length > 0 ? near : every;
  if (all.some((one) => mayAddUp(parts, one))) return true;
  if (isClosed) return false;
  return !sumOf(parts).greaterThan(whole.value) || all.some((one) => one.value.greaterThan(sumOf(parts)));
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
