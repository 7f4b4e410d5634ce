import { defineHandler } from '../src/conversation/handler.ts';
import { type Adjustment, adjust, readAdjustment } from './closing/adjust.ts';

/** 加分 <单位> [月份] <分> 原因：…: a bonus by the office, an entry of its own on the score sheet. */
export const addPoints = defineHandler<Adjustment>({
  words: ['加分'],
  roles: ['office'],
  help: '给一个单位某月加分，要写原因',
  examples: ['加分 隆回县 1分 原因：经验在全市推广', '加分 市民政局 10月 0.5分 原因：报送及时'],
  parse: readAdjustment,
  run: (adjustment, talk) => adjust(talk, adjustment, 1),
});
