import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Handler, type Talk } from '../src/conversation/handler.ts';
import { mayUse, roleName } from '../src/conversation/roles.ts';
import { nearestCommands } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import type { Outbound } from '../src/message/outbound.ts';

/** With greeting, the names of the others and the hint a screenful of twelve lines. */
const mostShown = 9;

/** 帮助: what you can do here, for your role; 帮助 <命令>: one command with two examples. */
export const help = defineHandler<string>({
  words: ['帮助', '功能', '怎么用', '？', '?', 'help'],
  roles: 'anyone',
  help: '看能用哪些命令；帮助 命令名 看例子',
  examples: ['帮助', '帮助 填报'],
  parse: (rest) => rest.trim().split(/\s+/)[0] ?? '',
  async run(word, talk) {
    return word === '' ? overview(talk) : explain(word, talk);
  },
});

function overview({ office, commands, person }: Talk): Outbound {
  const usable = commands.handlers.filter((handler) => mayUse(handler, person));
  const lines = usable.slice(0, mostShown).map((handler) => `${handler.words[0]}：${handler.help}`);
  const others = usable.slice(mostShown).map((handler) => handler.words[0]);
  if (others.length > 0) lines.push(`还有：${others.join('、')}`);
  if (!person)
    return {
      lines: [
        `您好，我是${office.config.botName}。请先登记单位，发送：绑定 单位名称（例如：绑定 隆回县）`,
        ...lines,
      ],
    };
  return {
    lines: [
      `您好，${person.name}（${roleName(person.role)}）。您可以用：`,
      ...lines,
      `看用法和例子：帮助 ${usable[0]!.words[0]}`,
    ],
  };
}

function explain(word: string, { office, commands, person }: Talk): Outbound {
  const handler = commands.handlers.find((candidate) => candidate.words.includes(word));
  if (!handler) {
    if (office.vocabulary.commands.some(({ name }) => name === word))
      throw new PersonError('not_open', `“${word}”尚未开放。`, '发送“帮助”可查看现在能用的命令。');
    const nearest = nearestCommands(word, office.vocabulary);
    throw new PersonError(
      'unknown_command',
      `没有“${harmless(word)}”这个命令${nearest.length > 0 ? `，相近的有：${nearest.join('、')}` : ''}。`,
      '发送“帮助”可查看全部命令。',
    );
  }
  return {
    lines: [
      `【${handler.words[0]}】${handler.help}`,
      ...aliases(handler),
      '例如：',
      ...handler.examples,
      ...(mayUse(handler, person) ? [] : [`（您目前不能使用：${whoMay(handler)}）`]),
    ],
  };
}

function aliases(handler: Handler): string[] {
  const [, ...others] = handler.words;
  return others.length > 0 ? [`也可以说：${others.join('、')}`] : [];
}

function whoMay(handler: Handler): string {
  if (handler.roles === 'anyone' || handler.roles === 'bound') return '请先绑定单位';
  return `限${handler.roles.map(roleName).join('、')}`;
}
