import { fields, list, table, text } from './shape.ts';

const imprint = {
  report: text('版记“报”后面的文字').nullish(),
  send: text('版记“送”后面的文字').nullish(),
  issue: text('版记“发”后面的文字').nullish(),
  contact: text('版记的联系方式').nullish(),
};

const masthead = (about: string) =>
  fields({
    head: list(text('一行'), '红头，一行一项，最后一行是刊名').nullish(),
    office: text('编发单位').nullish(),
    ...imprint,
  })
    .nullish()
    .meta({ description: about });

const action = fields({
  name: text('行动名称，如 民生可感行动'),
  programmes: list(
    text('专项名称'),
    '这个行动下的专项：按专项汇总成一句；各年的同名专项都算，年份可以不写',
  ).nullish(),
  indicators: list(text('指标名称'), '这个行动下单列的指标').nullish(),
});

const phrase = fields({
  task: text('汇总句里怎么说这项任务，<目标> 处填目标数；以“、”开头的与前一项合成一项说').nullish(),
  brief: text('突出问题里怎么说，如 新增普惠性托位').nullish(),
});

/** rules.yaml `papers`: what the bulletins (专报) and monthly reports (月报) look like, and what stands in them. */
export const papersSchema = fields({
  sections: list(text('栏目名称'), '专报的栏目，按印出的次序；简讯投到其中一栏').nullish(),
  experience: list(text('栏目名称'), '哪些栏目的简讯被专报采用后加分，默认 经验交流').nullish(),
  dataSection: text('专报里数据一栏的名称，默认 数据通报').nullish(),
  bulletin: masthead('专报的红头和版记'),
  monthly: masthead('月报的红头和版记'),
  actions: list(action, '月报的各个行动，按印出的次序').nullish(),
  phrases: table(
    phrase,
    '任务在句子里的说法和先后，写作“指标: { task, brief }”；没写的排在后面，用指标名称和目标',
  ).nullish(),
});
