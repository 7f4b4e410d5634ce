import type { Config } from './config/model.ts';
import type { Settings } from './settings.ts';

/** What a person reads after npm start: what to open and what to type. */
export function welcome(settings: Settings, config: Config): string {
  const address = settings.publicUrl ?? `http://127.0.0.1:${settings.port}`;
  if (!settings.sandbox)
    return `${config.botName}已启动：${address}（${config.city}）。检查配置请运行：npx diaodu check`;
  return [
    '',
    `${config.botName}已在沙盒模式启动（样例：${config.city}，人员均为虚构，不会连接真实平台）。`,
    `  请用浏览器打开：${address}/`,
    '  选择“隆回县”的工作群，在下面输入：',
    '    填报 新增城镇就业 1450人 职业技能培训 1750人次',
    '  再试试：进度、未报、帮助。按 Ctrl+C 停止。',
    '',
  ].join('\n');
}
