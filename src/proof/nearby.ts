import type { Figure } from './figures.ts';
import type { Passage } from './passages.ts';

const idle =
  /[\d.,]+[%十百千万亿]*(?:平方米|立方米|公里|批次|人次|[元人户个项件起所处台套座条间栋家亩吨名])?|截至|截止|目前|今年|累计|实际|合计|全[市县区省]|我[市县区省]|本[月期]|以来|上半年|[一二三四]季度|前三季度|项目|投资|其?中?[年月份日至到底末旬已共计均率达为完成开工建整改办结实现]|[^\u4e00-\u9fff]/g;
const mostWords = 160;
const placeName =
  /(?<![全我该本各])(?:[\u4e00-\u9fff]{2}[县区]|[\u4e00-\u9fff][县市镇乡])(?=[，：、(已完共实累的]|[^\u4e00-\u9fff]|$)|(?:公司|集团)/;

/** What a percent may be of besides the figures of its own passage: those before in its paragraph. */
export function heardBefore(passage: Passage, before: readonly Figure[]): readonly Figure[] {
  return [...passage.earlier, ...before];
}

/** The words from a figure of the paragraph up to a position of the passage. */
export function wordsSince(passage: Passage, figure: Figure, position: number): string {
  const own = passage.figures.includes(figure);
  if (own) return passage.read.slice(figure.end, position);
  const from = passage.before.findIndex(({ figures }) => figures.includes(figure));
  const [first, ...rest] = passage.before.slice(from);
  const between = first!.read.slice(figure.end) + rest.map(({ read }) => read).join('');
  return between + passage.read.slice(0, position);
}

/** True when nothing from a figure of an earlier sentence on speaks of anything that its sentence did not: 截至9月底，已开工188个. */
export function staysOnSubject(passage: Passage, figure: Figure, position: number): boolean {
  const home = passage.before.find(({ figures }) => figures.includes(figure)) ?? passage;
  const words = wordsSince(passage, figure, position);
  if (words.length > mostWords || /其中|分别/.test(words)) return false;
  return [...words.replace(idle, '')].every((character) => home.read.includes(character));
}

/** True when no county or company is named from a figure of the paragraph up to a position. */
export function staysInPlace(passage: Passage, figure: Figure, position: number): boolean {
  const words = wordsSince(passage, figure, position);
  return words.length < 4 * mostWords && !placeName.test(words);
}
