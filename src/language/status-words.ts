import type { IndicatorName, Statement } from './model.ts';

export type StatusSaid = Pick<Statement, 'stage' | 'state' | 'holds' | 'zero'>;

const lead =
  '[\\s:=“”"\'，,]*(?:(?:目前|现|已经|已|均|正在|正|处于|进入|进行|处在|状态|进度|情况|形象|阶段|为|是|全面|提前|顺利|全部|本月|本期|本周|总体|基本)[\\s:]*)*';
const tail =
  '(?:了|阶段|施工阶段|施工|工程|工程施工|建设|状态|要求|进度要求|进度|中|推进|使用|年度任务|全年任务|年度目标任务|目标任务|任务)*[\\s。.!）)]*';
const whole = (words: string) => new RegExp(`^${lead}(?:${words})${tail}$`);

const holds = whole(
  '无变化|没有变化|无增减|无新增|没有新增|不变|未变|保持不变|同上期|同上月|同上周|同上|与上期一致|与上期相同|与上期持平|与上月一致|与上月持平|持平|和上期一样',
);
const zero = whole('零报告|零报|0报告|未发生|没有发生|无发生|未出现|无');
const done = whole('已完成|完成|全面完成|提前完成|全部完成|完成100%|办结|已办结');
const onSchedule = whole(
  '达到序时|达序时|达到时序|序时|按序时|按序时推进|超序时|超过序时|超出序时|达到或超过序时|正常推进|有序推进|有序|正常',
);
const behind = whole(
  '滞后|未达序时|未达到序时|落后序时|低于序时|慢于序时|落后|进度滞后|进展滞后|较慢|未达时序',
);

/** What the words after a name say without a number: a stage, a state, 无变化 or 零报告. */
export function readStatus(words: string, indicator: IndicatorName | undefined): StatusSaid | undefined {
  if (words.length > 40 || words.trim() === '') return undefined;
  const stage = indicator?.kind === 'stage' ? readStage(words, indicator.stages) : undefined;
  if (stage) return { stage };
  if (holds.test(words)) return { holds: true };
  if (behind.test(words)) return { state: 'behind' };
  if (onSchedule.test(words)) return { state: 'on-schedule' };
  if (done.test(words)) return { state: 'done' };
  if (zero.test(words)) return { zero: true };
  return undefined;
}

function readStage(words: string, stages: readonly string[]): string | undefined {
  return stages.find((stage) => {
    const at = words.indexOf(stage);
    return (
      at >= 0 &&
      new RegExp(`^${lead}$`).test(words.slice(0, at)) &&
      new RegExp(`^${tail}$`).test(words.slice(at + stage.length))
    );
  });
}

const endings =
  /(?:无变化|没有变化|无增减|无新增|没有新增|保持不变|不变|同上期|与上期一致|持平|零报告|零报|0报告|未发生|没有发生|已完成|提前完成|全部完成|达到序时|达序时|未达序时|未达到序时|滞后|按序时推进|正常推进|办结)(?:进度)?$/;

/** Where the status words begin in a clause that ends with them; -1 when it ends otherwise. */
export function statusStart(clause: string, stages: readonly string[]): number {
  const ending = endings.exec(clause.slice(-30));
  if (ending) return Math.max(0, clause.length - 30) + ending.index;
  const last = /[\s:]/.test(clause) ? clause.search(/[\s:][^\s:]*$/) : -1;
  if (last >= 0 && stages.some((stage) => clause.startsWith(stage, last + 1))) return last;
  const stage = stages.find((one) => clause.endsWith(one));
  return stage ? clause.length - stage.length : -1;
}
