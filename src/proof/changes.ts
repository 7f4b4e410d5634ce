import type { Figure } from './figures.ts';

/** What goes up. */
export const upWords = '增加|增收|增支|增产|增长|增至|提高|提升|上升|升高|升|扩大|攀升|多|高|快|增|高出';
/** What goes down. */
export const downWords = '减少|减收|减支|减产|下降|降低|压减|缩短|压缩|缩减|回落|降|减|少|低|慢|落后|低于';
/** The words before a change: 增加, 累计下降, 降幅为. */
export const changed = new RegExp(
  `^(?:净|共|累计|降幅|增幅|幅度)?(${upWords}|${downWords}|增幅|降幅)(?:了|为|达到|达)?$`,
);
const versus = /^(?:同比|(?:较|比|与)(?:去年|上年|\d{4}年)(?:同期|末)?(?:相比)?)(.*)$/;

/** 增加 in 增加20起, 比上年增加20起 and 同比增加20起; undefined when a figure is no change. */
export function changeWord({ lead }: Figure): string | undefined {
  return changed.exec(versus.exec(lead)?.[1] ?? lead)?.[1];
}

/** True for the words of a fall. */
export function isDown(word: string): boolean {
  return new RegExp(`^(?:${downWords}|降幅)$`).test(word);
}
