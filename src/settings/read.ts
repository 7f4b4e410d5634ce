import type { z } from 'zod';
import { Secret, type Secrets } from './secret.ts';
import { type Variable, type VariableName, variables } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type Declared = typeof variables;

type Read<V extends Variable> = V extends { readonly secret: 'keys' } ? Secrets : z.output<V['type']>;

/** Every variable that was given, typed; with its default where it has one. */
export type Values = { readonly [K in VariableName]: Read<Declared[K]> | Absent<Declared[K]> };

type Absent<V extends Variable> = V extends { readonly default: string } ? never : undefined;

/** Reads every declared variable, and says of each one that is wrong what was expected. */
export function readVariables(
  env: Environment,
  readFile: (path: string) => string,
): { values: Values; given: ReadonlySet<VariableName>; problems: string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  const given = new Set<VariableName>();
  for (const [name, variable] of Object.entries(variables) as [VariableName, Variable][]) {
    const written = variable.secret ? fromFileToo(name, env, readFile, problems) : env[name] || undefined;
    if (env[name] || env[`${name}_FILE`]) given.add(name);
    const source = written ?? variable.default;
    if (source === undefined) continue;
    const result = variable.secret === 'keys' ? parseKeys(source, variable) : parseOne(source, variable);
    if ('problem' in result) problems.push(`${name}：${result.problem}${found(source, variable)}`);
    else values[name] = result.value;
  }
  return { values: values as unknown as Values, given, problems };
}

type Parsed = { readonly value: unknown } | { readonly problem: string };

function parseOne(source: string, variable: Variable): Parsed {
  const wrapped = wrapping(source);
  if (wrapped) return { problem: wrapped };
  const result = variable.type.safeParse(source);
  return result.success ? { value: result.data } : { problem: result.error.issues[0]!.message };
}

function parseKeys(source: string, variable: Variable): Parsed {
  const parts = source.split(',');
  if (parts.length > 2) return { problem: '最多写两个值（新值在前，旧值在后），以逗号分隔' };
  for (const part of parts) {
    const result = part === '' ? { problem: '逗号两边都要有值' } : parseOne(part, variable);
    if ('problem' in result) return result;
  }
  return { value: parts.map((part) => new Secret(part)) };
}

function wrapping(source: string): string | undefined {
  if (/^\s|\s$/.test(source)) return '前后不要有空格或换行';
  if (/^["'“‘`]|["'”’`]$/.test(source)) return '不要加引号';
  return undefined;
}

/** A wrong secret is not repeated: problems end up in logs. */
function found(source: string, variable: Variable): string {
  return variable.secret ? `（现有 ${source.length} 个字符）` : `，现为“${source}”`;
}

function fromFileToo(
  name: string,
  env: Environment,
  readFile: (path: string) => string,
  problems: string[],
): string | undefined {
  const path = env[`${name}_FILE`];
  if (!path) return env[name] || undefined;
  if (env[name]) {
    problems.push(`${name}：与 ${name}_FILE 只能设置一个`);
    return undefined;
  }
  try {
    const content = readFile(path).replace(/\r?\n$/, '');
    if (content !== '') return content;
    problems.push(`${name}_FILE：文件 ${path} 是空的`);
  } catch {
    problems.push(`${name}_FILE：读不到文件 ${path}，请检查路径和权限`);
  }
  return undefined;
}
