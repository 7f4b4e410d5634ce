import type { Finding, Knowledge } from './model.ts';
import type { Passage } from './passages.ts';
import { sentenceAt } from './twice.ts';

/** When it was, before the name of who did it. */
const time =
  /^(?:其中|目前|今年以来|截至|截止|至|到|\d{4}年|\d{1,2}(?:月)?[-—~至]\d{1,2}月(?:份)?|\d{1,2}月(?:\d{1,2}日|份|底|末|[上中下]旬)?|上半年|前三季度|全年)+/;
/** 隆阳县新增城镇就业100人: a county that begins a clause and reports one of our indicators. */
const place = /^([\u4e00-\u9fff]{2,4}(?:县|区|市))(?:累计|共计?|已)?(?:完成|实现)?[“"]?$/;
/** 全市, 各县, 中心城区: no name of one unit. */
const general =
  /^[全我本该各两三四五六七八九十几多其外原]|(?:城区|社区|小区|园区|辖区|地区|片区|景区|新区|校区|库区|山区|林区|牧区|灾区|老区|湖区|郊区|市区|县区|区县|省市|县市|发区|经区|高区|各市|各区)$/;
const longestClause = 40;
const shortestName = 4;

/** A unit that does not exist and is given a figure of one of the office's own indicators; `slips` are said already. */
export function checkStrangers(
  passages: readonly Passage[],
  { units, indicators }: Knowledge,
  slips: readonly Finding[],
): Finding[] {
  const known = units.flatMap(({ name, aliases }) => [name, ...aliases]);
  const names = indicators
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((name) => name.length >= shortestName);
  const said = new Set<string>();
  return passages.flatMap((passage) =>
    names.flatMap((name) =>
      placesBefore(passage.read, name).flatMap(({ typed, at }) => {
        if (general.test(typed) || known.some((one) => typed.includes(one)) || said.has(typed)) return [];
        if (slips.some(({ arithmetic }) => arithmetic.includes(`“${typed}”`))) return [];
        said.add(typed);
        return [finding(passage, typed, at)];
      }),
    ),
  );
}

function placesBefore(read: string, name: string): { typed: string; at: number }[] {
  const found: { typed: string; at: number }[] = [];
  for (let at = read.indexOf(name); at >= 0; at = read.indexOf(name, at + name.length)) {
    if (!/^[^，,；;。]{0,6}\d/.test(read.slice(at + name.length))) continue;
    const clause = read
      .slice(Math.max(0, at - longestClause), at)
      .split(/[，,；;：:。、]/)
      .at(-1)!;
    const typed = place.exec(clause.replace(time, ''))?.[1];
    if (typed) found.push({ typed, at });
  }
  return found;
}

function finding(passage: Passage, typed: string, at: number): Finding {
  return {
    kind: 'unit',
    sentences: [sentenceAt(passage, at)],
    arithmetic: `没有名为“${typed}”的单位。`,
    advice: '请核对单位名称。',
  };
}
