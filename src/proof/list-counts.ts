import { type Count, connectorsIn, countsOf, type Listing, listAfter, listBefore } from './lists.ts';
import type { Finding } from './model.ts';
import type { Passage } from './passages.ts';

/** What is counted here is always listed whole. */
const wholeNoun =
  /^(?:方面|机制|重点|保障|环节|关口|体系|层面|层级|维度|阶段|步骤|工作组|专班|小组|县市区|县区|县|市|区|乡镇|镇|乡|街道|领域|产业链|产业|板块|部门|单位|片区|类别|类型|等级|级|组|群体|保护圈|方向|抓手|角度|关键|要素|短板|标准|时段|批次)/;
const wholeWord = /^(?:大|级|方面|县|市|区|部门|镇|乡|方|组|省|地|者|类|州|省份)$/;
/** A list of deeds before a number names what was done to so many things. */
const deed =
  /^(?:新建|改建|扩建|维修|改造|提质|加固|新增|完善|清理|整治|排查|制定|出台|印发|举办|组织|开展|建成|建设|完成|落实|发放|发布|推进|实施|引进|培育|签约|开工|投产|竣工|检查|巡查|立案|查处|取缔|关闭|关停|拆除|修复|更换|安装|改扩建|打造|创建|申报|认定|获评|入选|培训|指导|服务|帮扶|走访|慰问|受理|办理|化解|调解|处置|整改)+$/;
const startsList =
  /实施|推进|建设|开展|完成|设立|成立|组建|建立|围绕|聚焦|突出|包括|涵盖|涉及|覆盖|包含|领域|分为|抓好|抓实|抓住|强化|完善|打造|形成|构建|从|在|对|由|向|将|把|以|的/;
const placeItem = /(?:县|区|市|镇|乡|街道|旗|州)$/;
const placeNoun = /县|区|市|镇|乡|街道|地|单位|旗|州/;

/** A list said to hold N things that holds M. */
export function checkListCounts(passage: Passage): Finding[] {
  const { read } = passage;
  return countsOf(read).flatMap((count) => {
    if (/^(?:以上|左右|以内|以下)/.test(read.slice(count.end))) return [];
    if (/[“"‘]$/.test(read.slice(0, count.start))) return [];
    const chain = chainBefore(read, count);
    if (chain) return chain.items.length !== count.number ? [finding(passage, chain, count)] : [];
    const before = listBefore(read, count.start);
    if (before) return isWrongBefore(before, count, passage) ? [finding(passage, before, count)] : [];
    const after = listAfter(read, count.end);
    return after && isWrongAfter(after, count) ? [finding(passage, after, count)] : [];
  });
}

/** “县级平台+乡镇平台+村级平台”三级: the plus signs part the levels. */
function chainBefore(read: string, count: Count): Listing | undefined {
  if (count.word !== '级' && count.word !== '方') return undefined;
  const quoted = /“([^“”]{5,90})”$/.exec(read.slice(Math.max(0, count.start - 100), count.start))?.[1];
  const items = quoted?.split('+') ?? [];
  return items.length > 2 ? { items, open: false, start: count.start, end: count.start } : undefined;
}

function isWrongBefore(list: Listing, count: Count, passage: Passage): boolean {
  const { items } = list;
  const most = items.length + connectorsIn(list);
  const { number } = count;
  if (number >= items.length && number <= most) return false;
  if (
    items.some((item) => item === '') ||
    items.slice(1).some((item) => /\d+[\u4e00-\u9fff%]?$/.test(item) && !list.open)
  )
    return false;
  if (number < items.length)
    return most === items.length && items.length - number <= 3 && isOneList(items, number, count);
  if (/\d/.test(items.join('')) && !list.open) return false;
  if (placesDiffer(items, count)) return false;
  return list.open
    ? isClosedAnyway(items.length, number, most, count, passage)
    : isNamedWhole(items, number, most, count);
}

/** More items than said: unless the list begins inside one of them (在教育、医疗领域实施甲、乙 2 个项目). */
function isOneList(items: readonly string[], number: number, count: Count): boolean {
  const first = items[items.length - number]!;
  const others = items.filter((item, index) => index > 0 && item !== first);
  const longest = Math.max(0, ...others.map((item) => item.length));
  if (others.length > 0 && first.length > longest * 1.3) return false;
  if (items.slice(1).some((item) => startsList.test(item.replace(/[“《(][^”》)]*[”》)]/g, '').slice(1))))
    return false;
  if (deed.test(items.at(-1)!) || /^[“《]/.test(items.at(-1)!) !== /^[“《]/.test(first)) return false;
  return count.noun !== '' || wholeWord.test(count.word);
}

/** 甲、乙、丙4个工作组: fewer items than said, and nothing says that there are more. */
function isNamedWhole(items: readonly string[], number: number, most: number, count: Count): boolean {
  if (deed.test(items.at(-1)!) || number - most > (items.length >= 6 ? 2 : 1)) return false;
  const named =
    wholeNoun.test(count.noun) || (wholeWord.test(count.word) && (count.word !== '类' || count.noun !== ''));
  const kin = count.noun !== '' && items.slice(1).every((item) => item.endsWith(count.noun.slice(-1)));
  if (named || kin) return items.length >= (number - most === 1 && wholeWord.test(count.word) ? 2 : 3);
  return count.noun.length >= 2 && items.length >= 4;
}

/** …等13个: an open list is left alone, unless it is long and lacks one, or the text shares out a whole by such lists. */
function isClosedAnyway(
  length: number,
  number: number,
  most: number,
  count: Count,
  passage: Passage,
): boolean {
  if (number - most > 1) return false;
  const whole = passage.figures.some(
    (one) =>
      one.noun !== '' &&
      one.noun === count.noun.slice(0, one.noun.length) &&
      /^[^，]{0,12}中$/.test(one.tail),
  );
  return whole ? length >= 4 : length >= 8;
}

/** 新邵县、隆回县、洞口县12个乡镇: towns of these counties, not these counties. */
function placesDiffer(items: readonly string[], count: Count): boolean {
  const kinds = new Set(items.map((item) => placeItem.exec(item)?.[0] ?? ''));
  if (kinds.has('')) return false;
  const noun = wholeWord.test(count.word) ? count.word : count.noun;
  if (!placeNoun.test(noun.slice(0, 4))) return true;
  const small = kinds.has('镇') || kinds.has('乡') || kinds.has('街道');
  return small !== /镇|乡|街道/.test(noun) && !/地|单位/.test(noun);
}

function isWrongAfter(list: Listing, count: Count): boolean {
  const { items } = list;
  if (
    items.some((item) => item.replace(/[“”《》]/g, '').length < 2) ||
    items.every((item) => item.length < 3) ||
    items.every((item) => /\d[\u4e00-\u9fff]?$/.test(item))
  )
    return false;
  const most = items.length + connectorsIn(list);
  return (
    (count.number < items.length || count.number > most) &&
    Math.abs(count.number - items.length) <= 2 &&
    items.length >= 2
  );
}

function finding(passage: Passage, list: Listing, count: Count): Finding {
  const names = list.items.map((item, index) => (index === 0 ? item.slice(-20) : item));
  return {
    kind: 'count',
    sentences: passage.sentences,
    arithmetic: `文中说是${count.typed}${count.noun}，列出的有${list.items.length}个：${names.join('、')}。`,
    advice: '请核对个数和名单，补上漏写的，或改正个数。',
  };
}
