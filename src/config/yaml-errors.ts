import type { YAMLError } from 'yaml';
import type { Problem } from './problem.ts';

const explained: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: '缩进请用空格，不要用制表符（Tab）',
  DUPLICATE_KEY: '同一处的名称不能重复',
  MULTIPLE_DOCS: '一个文件只能有一份内容，请删去单独成行的 ---',
  BAD_INDENT: '缩进不对，或前面的括号、引号没有写全；同一层的内容要左对齐，下一层多缩进两个空格',
  MISSING_CHAR: '缺少符号：请检查冒号、引号、括号和逗号是否成对、齐全',
  BLOCK_AS_IMPLICIT_KEY: '冒号后的写法不对：值请写在同一行，或另起一行并缩进',
  MULTILINE_IMPLICIT_KEY: '名称要写在一行之内，后面跟英文冒号和空格',
  BLOCK_IN_FLOW: '大括号、方括号里不能再用缩进或 - 的写法',
};

/** A YAML syntax error in words an office clerk can act on. */
export function syntaxProblem(file: string, line: number, error: YAMLError): Problem {
  const tab = error.code === 'UNEXPECTED_TOKEN' && /tab/i.test(error.message);
  const expected = tab ? explained.TAB_AS_INDENT : explained[error.code];
  return { file, line, field: '', expected: expected ?? `YAML 格式错误：${error.message}` };
}
