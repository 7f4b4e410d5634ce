import type { IndicatorName, Name, PartName, Vocabulary } from '../../src/language/model.ts';

function name(id: string, aliases: readonly string[] = []): Name {
  return { id, name: id, aliases };
}

function indicator(id: string, measure: string, more: Partial<IndicatorName> = {}): IndicatorName {
  return { id, name: id, aliases: [], measure, kind: 'cumulative', stages: [], parts: [], ...more };
}

function part(id: string, measure: string): PartName {
  return { id, name: id, aliases: [], measure };
}

const stages = ['前期', '开工', '主体', '装修', '完工', '投用'];

/** A vocabulary like the sample city's; ids are the names themselves so that tests read well. */
export const vocabulary: Vocabulary = {
  units: [
    ...[
      '双清区',
      '大祥区',
      '北塔区',
      '邵东市',
      '新邵县',
      '邵阳县',
      '隆回县',
      '洞口县',
      '绥宁县',
      '新宁县',
    ].map((id) => name(id)),
    ...['城步苗族自治县', '武冈市', '邵阳市'].map((id) => name(id)),
  ],
  commands: [
    name('帮助', ['?', '？', 'help']),
    name('绑定', ['登记']),
    name('登记本群'),
    name('填报', ['上报', '填']),
    ...['解绑', '同意', '拒绝', '更正', '撤回', '确认', '取消', '进度', '未报', '简报', '零报告'].map((id) =>
      name(id),
    ),
    name('无变化', ['同上期']),
  ],
  indicators: [
    indicator('新增城镇就业', '人'),
    indicator('新增农村劳动力转移就业', '人', { aliases: ['农村劳动力转移就业'] }),
    indicator('职业技能培训', '人次'),
    indicator('创业培训', '人次'),
    indicator('创业担保贷款发放', '万元'),
    indicator('实现失业人员再就业', '人'),
    indicator('实现困难人员再就业', '人'),
    indicator('新增婴幼儿照护托位', '个'),
    indicator('修建农村公路', '公里'),
    indicator('改造危旧燃气管网', '公里'),
    indicator('新建燃气管网', '公里'),
    indicator('水土流失治理面积', '平方公里'),
    indicator('老旧小区改造面积', '㎡'),
    indicator('化解超期安置', '户'),
    indicator('二次供水', '户', { parts: [part('户数', '万户'), part('人数', '万人')] }),
    indicator('法律援助', '件'),
    indicator('家庭教育指导服务', '', { kind: 'stated' }),
    indicator('县域普通高中“徐特立项目”', '', { kind: 'stage', stages, aliases: ['徐特立项目'] }),
    indicator('规模工业增加值增速', '%', { kind: 'level', aliases: ['规模工业增加值'] }),
    indicator('生产安全事故起数', '起', { kind: 'cap', aliases: ['生产安全事故'] }),
    indicator('PM2.5平均浓度', '微克/立方米', { kind: 'cap', aliases: ['PM2.5'] }),
    indicator('农村适龄及城镇低保适龄妇女“两癌”免费检查', '人', { aliases: ['两癌免费检查'] }),
  ],
};
