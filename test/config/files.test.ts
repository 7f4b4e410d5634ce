import { describe, expect, it } from 'vitest';
import { loadConfig, problemText } from '../../src/config/load.ts';
import { loadWith, problemsOf, replace } from './folder.ts';

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]
`;

const unreadable: [name: string, content: string | Uint8Array | undefined, line: number, expected: RegExp][] =
  [
    ['a file that is not there', undefined, 0, /没有这个文件/],
    ['an empty file', '', 1, /应为一组“名称: 值”/],
    [
      'a file of another encoding',
      Uint8Array.of(0x63, 0x69, 0x74, 0x79, 0x3a, 0x20, 0xc9, 0xdb),
      0,
      /应为 UTF-8 编码/,
    ],
    ['a file over 2 MiB', `# ${'x'.repeat(2 * 1024 * 1024)}`, 0, /不能超过 2 MiB/],
    ['a tab before a key', 'rounds:\n\t- id: monthly\n', 2, /不要用制表符/],
    ['a bracket that is never closed', 'rounds: [1, 2\nranking:\n', 2, /括号、引号没有写全/],
    [
      'a key written twice',
      'ranking:\n  from: 2024-03\nranking:\n  from: 2024-04\n',
      3,
      /同一处的名称不能重复/,
    ],
    ['two documents in one file', 'rounds: []\n---\nrounds: []\n', 2, /只能有一份内容/],
    ['a reference to nothing', 'rounds: *monthly\n', 1, /没有对应的锚点/],
    ['references that multiply', bomb, 3, /内容过多或嵌套过深/],
    ['a reference to itself', 'a: &a [*a]\n', 1, /内容过多或嵌套过深|锚点/],
    ['nesting without end', `a: ${'['.repeat(200)}${']'.repeat(200)}\n`, 1, /内容过多或嵌套过深/],
    ['a list where names were due', '- a\n- b\n', 1, /应为一组“名称: 值”/],
  ];

describe('a file that cannot be read', () => {
  it.each(unreadable)('is refused with the reason: %s', async (_name, content, line, expected) => {
    const { result } = await loadWith({ 'rules.yaml': () => content });
    expect(problemsOf(result)).toEqual([
      expect.objectContaining({
        file: 'rules.yaml',
        line,
        field: '',
        expected: expect.stringMatching(expected),
      }),
    ]);
  });

  it('hides no problem of the other files', async () => {
    const { result } = await loadWith({
      'holidays.yaml': () => undefined,
      'tasks.yaml': replace('lead: 市人社局', 'lead: 市人社厅'),
      'org.yaml': replace('role: office', 'role: boss'),
      'rules.yaml': replace('[新增就业]', '[旧增就业]'),
    });
    expect(problemsOf(result).map(({ file, field }) => `${file} ${field}`)).toEqual([
      'org.yaml people[第2项].role',
      'tasks.yaml programmes[第1项].indicators[第1项].lead',
      'rules.yaml rounds[第2项].indicators[第1项]',
      'holidays.yaml ',
    ]);
  });

  it('gives four problems for a folder that is not there', async () => {
    expect(problemsOf(await loadConfig('test/fixtures/none'))).toHaveLength(4);
  });
});

describe('a file that is readable in an unusual way', () => {
  it('may begin with a byte order mark and end its lines with CR LF', async () => {
    const { result } = await loadWith({ 'org.yaml': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` });
    expect(problemsOf(result)).toEqual([]);
  });

  it('may use a few references', async () => {
    const { result } = await loadWith({
      'tasks.yaml': (text) =>
        replace(
          'targets: { 东区: 20000 }',
          'targets: &same { 东区: 20000 }',
        )(replace('targets: { 东区: 60000 }', 'targets: *same')(text)),
    });
    if ('problems' in result) throw new Error(problemText(result.problems[0]!));
    expect(result.config.targets.filter(({ part }) => part).map(({ value }) => value)).toEqual([
      '20000',
      '20000',
    ]);
  });
});

describe('a problem', () => {
  it('reads as one sentence with file, line, field, what was expected and what stands there', async () => {
    const { result } = await loadWith({ 'tasks.yaml': replace('甲市: 5100', '甲市: 5,100') });
    expect(problemsOf(result).map(problemText)).toEqual([
      'tasks.yaml 第 18 行，programmes[第1项].indicators[第1项].targets.甲市：应为阿拉伯数字，如 5100 或 30.5，不带逗号、单位、空格和“万”“%”（现为 “5,100”）',
    ]);
  });

  it('does not repeat the key of a group robot', async () => {
    const { result } = await loadWith({ 'org.yaml': replace('SEC0000000000000002', 'SEK0000000000000002') });
    expect(problemsOf(result).map(problemText).join()).not.toContain('SEK');
  });
});
