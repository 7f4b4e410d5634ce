import { defineHandler } from '../src/conversation/handler.ts';
import { carryOver } from './reporting/carry.ts';
import { type Named, readNamed } from './reporting/named.ts';

/** 零报告: nothing happened; counts as reported. */
export const zeroReport = defineHandler<Named>({
  words: ['零报告', '零上报'],
  roles: ['liaison', 'department'],
  help: '这期没有发生；可写指标名，不写就是所有待报的',
  examples: ['零报告', '零报告 生产安全事故起数'],
  parse: (rest, { vocabulary }) => readNamed(rest, vocabulary),
  run: (named, talk) => carryOver(talk, named, 'zero'),
});
