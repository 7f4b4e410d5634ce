/** The small words that stand around a name or between a name and its number without changing what is meant. */
const before = [
  '截至目前',
  '截止目前',
  '到目前为止',
  '今年以来',
  '今年来',
  '本年度',
  '本年',
  '今年',
  '目前',
  '现',
  '其中',
  '同时',
  '另外',
  '以及',
  '此外',
  '全县',
  '全市',
  '全区',
  '全镇',
  '全乡',
  '我县',
  '我市',
  '我区',
  '我镇',
  '我乡',
  '我局',
  '本县',
  '本市',
  '本区',
  '该县',
  '该市',
  '该区',
  '累计',
  '合计',
  '总计',
  '共计',
  '共',
  '已经',
  '已',
  '一共',
  '顺利',
  '超额',
  '提前',
  '完成',
  '实现',
  '推动',
  '达到',
  '发放',
  '办理',
  '报送',
  '上报',
  '填报',
  '的',
];
const after = [
  '人数',
  '人次数',
  '人次',
  '户数',
  '个数',
  '件数',
  '数量',
  '总数',
  '总量',
  '总额',
  '金额',
  '数',
  '情况',
  '指标',
  '任务',
  '项目',
  '工作',
  '累计',
  '合计',
  '总计',
  '共计',
  '共',
  '已',
  '已经',
  '完成',
  '完成数',
  '完成值',
  '实际完成',
  '实际',
  '实现',
  '发放',
  '达到',
  '达',
  '达成',
  '为',
  '是',
  '有',
  '了',
  '约',
  '近',
  '超',
  '超过',
  '逾',
  '突破',
  '至',
  '到',
  '本月',
  '本周',
  '本期',
  '截至目前',
  '目前',
  '今年以来',
  '今年',
  '全年',
  '现',
  '值',
  '的',
  '数据',
];

const byLength = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
const beforeName = new RegExp(`^(?:${byLength(before)})`);
const afterName = new RegExp(`(?:${byLength(after)})$`);

const thinWords = [
  ...after,
  '均',
  '各',
  '量',
  '额',
  '率',
  '新增',
  '净增',
  '增加',
  '再增',
  '又增',
  '增',
  '较上期',
  '比上期',
  '较上月',
  '比上月',
  '较上周',
  '比上周',
  '较上次',
  '比上次',
  '改为',
  '改成',
  '更正为',
  '调整为',
  '修改为',
  '应为',
  '增至',
  '增加到',
  '共计完成',
  '分别',
  '大约',
  '将近',
  '接近',
  '以来',
  '同期',
  '当年',
  '年内',
  '全县',
  '全市',
  '我县',
];
/** 新增城镇就业｛人数达到｝1450: nothing but small words, marks and spaces. */
const thinGap = new RegExp(`^[\\s:=“”"'‘’「」·_]*(?:(?:${byLength(thinWords)})[\\s:=“”"'_]*)*\\(?[\\s]*$`);
const levelWords = '同比|环比|比上年|较上年|增长|增速|增幅|上升|提高|提升|下降|负增长|回落|降低|减少|为负|负';
const thinLevel = new RegExp(
  `^[\\s:=“”"']*(?:(?:${levelWords}|${byLength(thinWords)})[\\s:=“”"',]*)*\\(?\\s*$`,
);

/** True when only small words stand between a name and its number. */
export function isThin(gap: string): boolean {
  return gap === '' || (gap.length <= 30 && thinGap.test(gap));
}

/** The same for a rate, whose number may follow 同比增长 or 下降. */
function isThinForLevel(gap: string): boolean {
  return gap.length <= 30 && thinLevel.test(gap);
}

/** 人数，累计达到: small words, over one comma when a verb or a number beside the figure (`skipped`) leads on to the figure. */
export function leadsToFigure(gap: string, level: boolean, skipped: boolean): boolean {
  const pieces = gap.split(/[,、]/);
  const last = pieces.at(-1)!;
  if (pieces.length > 2 || !pieces.every(level ? isThinForLevel : isThin)) return false;
  return pieces.length === 1 || skipped || /完成|实现|达|累计|共|发放/.test(last);
}

/** 下降3.8% and 负增长3.8% are negative rates. */
export function saysNegative(gap: string): boolean {
  return /(?:下降|负增长|回落|降低|减少|负)[\s为了达至到:]*$/.test(gap);
}

/** 新增120人, 较上期增加120人: the number adds to the last one. */
export function saysAdded(gap: string): boolean {
  return /(?:新增|净增|增加|再增|又增|增)(?:了|约|近)?[\s:]*$/.test(gap);
}

/** 目标4680人, 上期1300人, 序时25%: numbers beside the figure, not the figure. */
export function saysContext(gap: string): boolean {
  if (/(?:完成|实际|实际完成)(?:了|数|值|为|:)?\s*$/.test(gap)) return false;
  if (/[较比]上[期月周次]\s*(?:新增|净增|增加|增)了?\s*$/.test(gap)) return false;
  if (/(?:由|从|原来|原报|原为|原)\s*$/.test(gap)) return true;
  return /(?:目标|任务|计划|上期|上个?月|上个?周|上年|去年|同期|序时|基数|应完成|还差|尚差|剩余|预计|力争|确保|预期|排名|第)[^,;。、]{0,10}$/.test(
    gap,
  );
}

const completionGap =
  /^[\s,、;()（）:]*(?:(?:已经|已|目前|累计|提前|超额|占到|占|为|是|达到|达|完成率|完成比例|完成进度|完成|比例|进度|省定|市定|县定|省里|市里|下达|省|市|县|年初|全年|本年|今年|当年|年度|年|目标|任务|计划|发展|预期|总数|总|数|量|的|约|比)[\s:]*)+$/;

/** 完成31%, 占年任务的31%, 为年度目标的31%: what the person says the completion is. */
export function saysCompletion(gap: string): boolean {
  return gap.length <= 30 && completionGap.test(gap) && /完成|占|任务|目标|计划|预期/.test(gap);
}

/** Takes the small words off both ends of a typed name, as far as something is left. */
export function stripSmallWords(typed: string): string {
  let text = trimMarks(typed);
  for (let next = stripOnce(text); next !== text && next !== ''; next = stripOnce(text)) text = next;
  return text;
}

/** Takes the small words off the front only. */
export function stripFront(typed: string): string {
  let text = trimMarks(typed);
  for (
    let next = trimMarks(text.replace(beforeName, ''));
    next !== text;
    next = trimMarks(text.replace(beforeName, ''))
  ) {
    text = next;
  }
  return text;
}

function stripOnce(text: string): string {
  const front = trimMarks(text.replace(beforeName, ''));
  const shorter = front === '' ? text : front;
  const back = trimMarks(shorter.replace(afterName, ''));
  return back === '' ? shorter : back;
}

function trimMarks(text: string): string {
  return text.replace(/^[\s:=,;。、·“”"'()\-—_*#|]+/, '').replace(/[\s:=,;。、·“”"'()\-—_*#|]{1,200}$/, '');
}
