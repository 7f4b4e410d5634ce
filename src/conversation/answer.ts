import { readOpening } from '../language/opening.ts';
import { harmless } from '../message/harmless.ts';
import type { Outbound } from '../message/outbound.ts';
import { PersonError } from './errors.ts';
import { fileHandler } from './fetch-text.ts';
import type { Handler, Talk } from './handler.ts';
import { enforceRole, unbound } from './roles.ts';

/** Far more than the platforms let a person send; reading more would keep callbacks waiting. */
const longestText = 100_000;

/** From a message to its answer: finds the command, checks the role, runs the handler. Never silent. */
export async function answer(talk: Talk): Promise<Outbound> {
  const said = await saidTo(talk);
  return talk.message.kind === 'mixed' ? { ...said, lines: [...said.lines, notSeen] } : said;
}

const notSeen = '随文的图片看不了，没有收；图上有数字的请打成文字再发，照片请另交专班办公室。';

async function saidTo(talk: Talk): Promise<Outbound> {
  try {
    return await dispatch(talk);
  } catch (error) {
    if (error instanceof PersonError) return { lines: error.lines };
    throw error;
  }
}

async function dispatch(talk: Talk): Promise<Outbound> {
  const { message, office, person } = talk;
  if (!message.sender_id)
    throw new PersonError('external', '您不是本单位组织内的成员，暂不能受理。', '请联系专班办公室。');
  if (message.kind === 'enter') return run(talk, named(talk, '帮助'), '');
  if (message.kind === 'file') return readFile(talk);
  if (message.kind === 'unreadable') throw unreadable(talk);
  if (message.text.length > longestText)
    throw new PersonError(
      'too_long',
      `这条有${message.text.length}个字，太长了，没有记录。`,
      '请只发需要填报的部分，或分几次发送。',
    );
  const opening = readOpening(message.text, office.vocabulary, [office.config.botName]);
  switch (opening.kind) {
    case 'command':
      return run(talk, named(talk, opening.command), opening.rest);
    case 'choice':
      return run(talk, named(talk, '确认'), String(opening.number));
    case 'near-command':
      if (!person) throw unbound();
      throw new PersonError(
        'unknown_command',
        `没有“${harmless(opening.typed)}”这个命令，没有处理。您是不是要：${opening.nearest.join('、')}？`,
        '请改正后重发；发送“帮助”可查看全部命令。',
      );
    case 'prose':
      return run(talk, talk.commands.prose, opening.text);
  }
}

/** A file sent alone is for the one command that reads files; whoever may not use that is told as of a picture. */
async function readFile(talk: Talk): Promise<Outbound> {
  const { file } = talk;
  const handler = fileHandler(talk);
  if (!handler?.parseFile || !file) throw unreadable(talk);
  if ('refused' in file) throw new PersonError('file_refused', `没有核对这个文件：${file.refused}。`);
  return handler.run(handler.parseFile(file), talk);
}

function unreadable(talk: Talk): PersonError {
  return new PersonError(
    'unreadable',
    '目前只看得懂文字，这条没有记录。',
    fileHandler(talk)
      ? '要核对文稿，请在单聊里发 .docx 或 .txt 文件，或把文字粘贴在“检查”后面发送。'
      : '请把数字打成文字发送，例如：填报 新增城镇就业 1450人',
  );
}

async function run(talk: Talk, handler: Handler, rest: string): Promise<Outbound> {
  enforceRole(handler, talk.person);
  return handler.run(handler.parse(rest, talk.office), talk);
}

function named({ commands }: Talk, word: string): Handler {
  const handler = commands.handlers.find((candidate) => candidate.words[0] === word);
  if (!handler) throw new PersonError('not_open', `“${word}”尚未开放。`, '发送“帮助”可查看现在能用的命令。');
  return handler;
}
