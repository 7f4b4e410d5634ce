/** Labels that share out one whole between them, no thing under two of them. */
export interface Family {
  readonly members: readonly RegExp[];
  /** Together they are the whole; otherwise they can only not be more than it. */
  readonly closed: boolean;
  /** What the whole must be called; without it 其中, a colon or a bracket must say that they are its parts. */
  readonly whole?: RegExp;
  /** One is what the other is not, so that they are parts of what was counted just before, whether 其中 is said or not. */
  readonly apart?: boolean;
}

const closed = (...members: RegExp[]): Family => ({ members, closed: true });
const apart = (...members: RegExp[]): Family => ({ members, closed: true, apart: true });
const open = (...members: RegExp[]): Family => ({ members, closed: false });

/** 其中 and the like may stand before every label. */
export const families: readonly Family[] = [
  {
    members: [/(?:第一产业|一产)/, /(?:第二产业|二产)/, /(?:第三产业|三产)/],
    closed: true,
    whole: /生产总值|GDP|经济总量/i,
  },
  { members: [/一季度/, /二季度/, /三季度/, /四季度/], closed: true, whole: /全年/ },
  { members: [/(?<!进)出口(?:总?额|值)?/, /进口(?:总?额|值)?/], closed: true, whole: /进出口|外贸/ },
  { members: [/(?<!非)税收?收入/, /非税收?收入/], closed: true, whole: /(?:公共|财政|预算|地方)[^，]*收入/ },
  closed(/(?:城镇|城市|城区)/, /(?:农村|乡村)/),
  closed(/大型/, /中型/, /小型/),
  closed(/合法/, /违法/),
  apart(/(?<!不)合格/, /不合格/),
  apart(/按期|按时|及时/, /逾期|超期/),
  closed(/外出/, /本地/),
  closed(/轻工业/, /重工业/),
  { members: [/商品零售/, /餐饮收入/], closed: true, whole: /社会消费品零售|社零/ },
  open(/(?<!公立|民营)医院/, /基层医疗/, /专业公共卫生/),
  closed(/养殖/, /捕捞/),
  closed(/普通食品/, /食用农产品/),
  closed(/集体提案/, /(?:委员(?!会)|个人)[^，]*提案/),
  closed(/主办/, /协办/),
  closed(/省内/, /省外/),
  closed(/市内/, /市外/),
  closed(/境内/, /境外/),
  closed(/内资/, /外资/),
  closed(/在职/, /(?:离?退休|离岗)/),
  closed(/专职/, /兼职/),
  closed(/汉族/, /少数民族/),
  open(/集体/, /个人/),
  apart(/直办|(?:直接|即时|当场)办结/, /转办|交办|派发/),
  closed(/水田/, /水浇地/, /旱[地田土]/),
  closed(/有效/, /无效/),
  closed(/(?<!非)持证|有证/, /无证/),
  closed(/首套/, /二套/),
  open(/门诊/, /住院/),
  open(/(?:财政|政府)(?:资金|投入|投资)/, /社会(?:资本|资金|投入|投资)/),
  closed(/男/, /女/),
  closed(/公办/, /民办/),
  closed(/续建/, /(?:新建|新开工)/),
  closed(/投产/, /续建/, /(?:新建|新开工)/),
  closed(/(?:新建|新开工)/, /(?:改扩建|改建)/),
  closed(/线上/, /线下/),
  closed(/重大(?:事故)?隐患/, /一般(?:事故)?隐患/),
  closed(/市本级/, /县(?:\(?市?、?区?\)?)?级?(?:市区)?/),
  { members: [/死亡/, /(?:受伤|负伤)/], closed: true, whole: /伤亡/ },
  closed(/省定/, /市定/),
  closed(/(?<!非)脱贫/, /非脱贫/),
  closed(/(?<!非)公有制/, /非公有制/),
  apart(/(?<!阶段性|未)(?:办结|结案)/, /(?:正在|尚在|未)(?:办理|办|结)/),
  apart(/(?<!未|需|在)整改/, /正在整改|未(?:完成)?整改|整改中/),
  closed(/(?<!未)(?:已)?完工|竣工/, /在建/, /(?:未|尚未)开工/),
  apart(/(?<!未)(?:已)?开工/, /(?:未|尚未)(?:开工|动工)/),
  apart(/(?<!阶段性|未)办结/, /阶段性办结/, /未办结/),
  open(/(?:来信|信件)/, /来访/, /网上/, /来电|电话/),
  open(/夏粮/, /早稻/, /秋粮/),
  open(/(?:第一|首)[针剂]/, /第二[针剂]/, /第三[针剂]/),
  open(/维持/, /撤销/, /确认违法/, /驳回/, /终止/),
  open(/一审/, /二审/, /再审/),
  open(/临时救助/, /低保/, /特困/, /医疗救助/),
  open(/咨询/, /投诉/, /求助/, /举报/, /建议类?/),
  open(/优秀/, /良好/, /(?<!不)(?:合格|称职)/, /不(?:合格|称职)/),
  open(/特困供养/, /孤儿/, /残疾人/),
  open(/国有/, /民营/, /(?:外资|外商)/),
  open(/企业(?!家)/, /个体工商户/, /(?:农民)?专业合作社|合作社/),
  open(/中小学/, /幼儿园/),
  open(/小学/, /初中/, /高中/, /幼儿园/),
  open(/县道/, /乡道/, /村道/),
  open(/(?<!非)工业/, /建筑业/, /服务业/, /农业/),
  open(/刑事/, /民商?事/, /行政(?!处罚)/, /执行/),
  open(/(?<!不|基本)满意/, /基本满意/, /一般/, /不满意/),
  open(/刑事/, /行政(?!处罚)/, /治安/),
  open(/一类/, /二类/, /三类/),
  open(/[Aa](?:类|级)/, /[Bb](?:类|级)/, /[Cc](?:类|级)/, /[Dd](?:类|级)/),
  open(/中央/, /省级/, /市级/, /县级/),
];

/** The member of a family that a label names, or -1 when it names none or several. */
export function memberOf(family: Family, label: string): number {
  const named = family.members.flatMap((member, index) => (member.test(label) ? [index] : []));
  return named.length === 1 ? named[0]! : -1;
}
