import { defineHandler } from '../src/conversation/handler.ts';
import { carryOver } from './reporting/carry.ts';
import { type Named, readNamed } from './reporting/named.ts';

/** 无变化: the last values hold; counts as reported. */
export const noChange = defineHandler<Named>({
  words: ['无变化', '没有变化', '同上期'],
  roles: ['liaison', 'department'],
  help: '这期和上次一样；可写指标名，不写就是所有待报的',
  examples: ['无变化', '无变化 新增城镇就业、创业培训'],
  parse: (rest, { vocabulary }) => readNamed(rest, vocabulary),
  run: (named, talk) => carryOver(talk, named, 'holds'),
});
