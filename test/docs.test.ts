import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handlers } from '../handlers/index.ts';
import { commands, notYetOpen } from '../src/admin/commands/index.ts';
import { mayUse, roleName } from '../src/conversation/roles.ts';
import type { Person } from '../src/store/people.ts';
import { createInvite } from '../src/store/requests.ts';
import { replay } from './docs/conversations.ts';
import { openScene, sample } from './support/scene.ts';

const newGroup = 'wrSampleNewGroup00000001';
const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
];

describe('the documents', () => {
  it.each(documents)('%s links only to files and headings that are there', (path) => {
    const text = read(path).replace(/^```[\s\S]*?^```$/gm, '');
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => decodeURI(match[1]!));
    const broken = links.filter((link) => {
      const [file = '', heading] = link.split('#');
      const target = file ? join(root, dirname(path), file) : join(root, path);
      if (!existsSync(target)) return true;
      return heading !== undefined && !anchors(readFileSync(target, 'utf8')).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  it('explain every environment variable in the manual', () => {
    const names = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map((match) => match[1]!);
    const manual = read('docs/管理员手册.md');
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
  });

  it('explain every command of the tool in the manual', () => {
    const manual = read('docs/管理员手册.md').replaceAll('\\|', '|');
    const lines = commands.flatMap(({ usage }) => usage);
    expect(lines.filter((line) => !manual.includes(line))).toEqual([]);
    expect(notYetOpen.filter((word) => !manual.includes(`\`${word}\``))).toEqual([]);
  });
});

describe('docs/命令.md', () => {
  const page = read('docs/命令.md');

  it.each(handlers.map((handler) => [handler.words[0], handler] as const))(
    'has a section on %s with its aliases and both examples',
    (word, { words, examples }) => {
      const [, section = ''] =
        new RegExp(`^## ${word}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page) ?? [];
      const typed = words.slice(1).filter((alias) => alias !== '?');
      expect(typed.filter((alias) => !section.includes(alias))).toEqual([]);
      expect(examples.filter((example) => !section.includes(`- \`${example}\`\n`))).toEqual([]);
    },
  );

  it('says who may use which command as the handlers do', () => {
    if (process.env.DOCS !== 'write') expect(withUses(page)).toBe(page);
    expect(page).toContain(`| 还没有登记的人 | ${usable()} |`);
  });

  it('shows the answers exactly as they are given', async () => {
    const scene = await openScene({ now: '2024-03-25T10:00+08:00' });
    const { people, groups } = await sample();
    const users = Object.fromEntries(
      people.map(({ name, wecom, dingtalk }) => [name, wecom ?? dingtalk ?? '']),
    );
    const now = await replay(page, scene, {
      users: { ...users, 新来的同志: 'newcomer', 新来的主任: 'new-director' },
      chats: { 新建的群: newGroup },
      titles: { ...Object.fromEntries(groups.map(({ id, title }) => [id, title])), [newGroup]: '新建的群' },
      typed: {
        K7F3M9Q2XA: () =>
          createInvite(scene.db, { kind: 'office', name: '新来的主任' }, scene.clock.now() + 60_000),
      },
    });
    // DOCS=write npx vitest run test/docs.test.ts puts the answers of today into the page.
    if (process.env.DOCS === 'write') writeFileSync(join(root, 'docs/命令.md'), withUses(now));
    else expect(now).toBe(page);
  });
});

const usable = (person?: Person) =>
  handlers
    .filter((handler) => mayUse(handler, person))
    .map(({ words }) => words[0])
    .join('、');

/** The page with its table of roles as the handlers have it. */
function withUses(page: string): string {
  const uses = new Map([
    ['还没有登记的人', usable()],
    ...(['liaison', 'department', 'observer', 'office', 'leader'] as const).map(
      (role) => [roleName(role), usable({ id: 'x', name: '某人', role, units: [] })] as const,
    ),
  ]);
  return page.replace(/^\| ([^|]+) \| [^|]+ \|$/gm, (line, who: string) =>
    uses.has(who) ? `| ${who} | ${uses.get(who)} |` : line,
  );
}

/** Headings as GitHub links them. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
