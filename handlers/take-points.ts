import { defineHandler } from '../src/conversation/handler.ts';
import { type Adjustment, adjust, readAdjustment } from './closing/adjust.ts';

/** 扣分 <单位> [月份] <分> 原因：…: a deduction by the office, an entry of its own on the score sheet. */
export const takePoints = defineHandler<Adjustment>({
  words: ['扣分'],
  roles: ['office'],
  help: '给一个单位某月扣分，要写原因',
  examples: ['扣分 洞口县 2分 原因：材料报送不实', '扣分 市住建局 10月 0.5分 原因：迟报整改'],
  parse: readAdjustment,
  run: (adjustment, talk) => adjust(talk, adjustment, -1),
});
