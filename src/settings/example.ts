import { type Variable, variables } from './variables.ts';

const head = `# 调度助手的环境变量。复制为 .env 后按需修改；行首的 # 去掉才生效。
# 全部不填也能启动：使用内置数据库和模拟环境，加载 config/ 里的样例配置。
# 标有“机密”的变量也可以写成 名称_FILE=文件路径，从文件读取；文件里只放这一个值。
# 更换机密期间可写两个值：新值,旧值 —— 两个都能通过校验，签名用新值。
`;

/** The text of `.env.example`, made from the declarations. */
export function envExample(): string {
  const lines = [head];
  let section = '';
  for (const [name, variable] of Object.entries<Variable>(variables)) {
    if (variable.section !== section) lines.push(`\n# ===== ${variable.section} =====\n`);
    section = variable.section;
    lines.push(`\n# ${variable.about}${notes(variable)}\n# ${name}=${variable.example}\n`);
  }
  return lines.join('');
}

function notes(variable: Variable): string {
  const notes = [
    variable.allowed && `可选：${variable.allowed.join('、')}`,
    variable.default && `默认：${variable.default}`,
    variable.defaultNote && `默认：${variable.defaultNote}`,
    variable.secret && '机密',
  ].filter(Boolean);
  return notes.length > 0 ? `（${notes.join('；')}）` : '';
}
