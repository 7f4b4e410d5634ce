import { distance } from './nearest.ts';
import type { Environment } from './read.ts';
import { type Variable, variables } from './variables.ts';

/** Platform variables that are nearly one of ours: a slip there would silently start the sandbox. */
export function misspelt(env: Environment): string[] {
  const names = Object.keys(variables);
  const known = new Set([...names, ...secretNames().map((name) => `${name}_FILE`)]);
  const suspects = Object.keys(env).filter((name) => /^(WECOM|DINGTALK)_/.test(name) && env[name]);
  return suspects
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const meant = [...known].find((candidate) => distance(name, candidate) <= 2);
      return meant ? [`${name}：没有这个变量，是否应为 ${meant}？`] : [];
    });
}

function secretNames(): string[] {
  return Object.entries<Variable>(variables)
    .filter(([, variable]) => variable.secret)
    .map(([name]) => name);
}
