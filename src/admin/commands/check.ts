import { examine } from '../check/examine.ts';
import { type Finding, findingLines } from '../check/finding.ts';
import type { AdminAnswer, AdminCommand } from '../command.ts';

/** check: what the start validates, and whether everything the service needs can be reached. */
export const check: AdminCommand = {
  name: 'check',
  usage: ['diaodu check'],
  help: '检查设置、配置、数据库、队列、平台凭据和时钟，逐条说明怎么改',
  async run(_, tools) {
    return checkAnswer(await examine(tools.settings, tools, tools.clock.now));
  },
};

/** The findings as an answer: 1 as soon as one is in the way of working. */
export function checkAnswer(findings: readonly Finding[]): AdminAnswer {
  return {
    lines: findingLines(findings),
    exitCode: findings.some(({ level }) => level === 'problem') ? 1 : 0,
  };
}
