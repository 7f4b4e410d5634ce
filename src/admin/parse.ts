import type { AdminCommand, Args } from './command.ts';

/** Takes a command's arguments apart; says what is wrong when an option is unknown or lacks its value. */
export function parseArgs(
  command: Pick<AdminCommand, 'options' | 'flags'>,
  given: readonly string[],
): Args | { readonly problem: string } {
  const known = command.options ?? [];
  const words: string[] = [];
  const options: Record<string, string> = {};
  const flags = new Set<string>();
  for (let at = 0; at < given.length; at++) {
    const typed = given[at]!;
    if (!typed.startsWith('--')) {
      words.push(typed);
      continue;
    }
    const [, name = '', inline] = /^--([^=]*)(?:=(.*))?$/s.exec(typed)!;
    if (inline === undefined && command.flags?.includes(name)) {
      flags.add(name);
      continue;
    }
    if (!known.includes(name)) return { problem: `没有 --${name} 这个选项。` };
    const value = inline ?? given[++at];
    if (value === undefined || value === '' || value.startsWith('--'))
      return { problem: `--${name} 后面要写一个值。` };
    options[name] = value;
  }
  return { words, options, ...(flags.size > 0 ? { flags } : {}) };
}
