import { InsertedTextRun, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import type { Filled } from '../../../../src/render/word/template/fill.ts';
import {
  checkTemplate,
  fillNoticeTemplate,
  fillPaperTemplate,
} from '../../../../src/render/word/template/papers.ts';
import { readParagraphs } from '../../../../src/render/word/template/paragraphs.ts';
import { notice } from '../../../bulletin/build-notice.ts';
import { paper, png, story } from '../build-paper.ts';
import { documentXml, docxParts, fileNames, printedLines } from '../docx-file.ts';
import { boxOf, cellOf, template } from './build-template.ts';

function fileOf(filled: Filled): Buffer {
  if (!('file' in filled)) throw new Error(filled.problems.join('\n'));
  return filled.file;
}

describe('an office’s own template', () => {
  it('is filled in its text, its header and its footer, placeholders cut over runs included', async () => {
    const own = await template(['本市专报', '{{期|号}}（{|{日期}|}）', '{{正文}}', '报：{{报}}'], {
      header: '{{编发单位}}',
      footer: '{{刊名}}{{期号}}',
      more: [cellOf('{{日期}} {{日期}}')],
    });
    const imprint = { lines: [{ label: '报' as const, text: '市委' }] };
    const file = fileOf(await fillPaperTemplate(own, paper({ imprint })));
    expect(printedLines(file)).toEqual([
      '本市专报',
      '2024年第13期（2024年11月5日）',
      '【区县动态】',
      '隆回县：发力稳就业。今年以来，全县多措并举。',
      '报：市委',
      '2024年11月5日 2024年11月5日',
    ]);
    const parts = docxParts(file);
    expect(parts.get('word/header1.xml')).toContain('邵阳市打好重点民生保障仗工作专班');
    const footer = readParagraphs(parts.get('word/footer1.xml')!).map(({ text }) => text);
    expect(footer).toEqual(['邵阳市打好重点民生保障仗工作专报2024年第13期']);
  });

  it('keeps its own look around a filled text', async () => {
    const xml = documentXml(
      fileOf(await fillPaperTemplate(await template(['{{期号}}', '{{正文}}']), paper())),
    );
    const run = xml.match(/<w:r>.*?<\/w:r>/g)!.find((one) => one.includes('2024年第13期'))!;
    expect(run).toContain('<w:b/>');
    expect(run.match(/<w:rPr>/g)).toHaveLength(1);
  });

  it('takes tables and pictures where the text stands', async () => {
    const blocks = [
      { kind: 'table' as const, table: { columns: [{ title: '县' }], rows: [['甲县']] } },
      { kind: 'picture' as const, picture: { png: png(20, 10), description: '图' } },
    ];
    const file = fileOf(
      await fillPaperTemplate(
        await template(['{{正文}}', '完']),
        paper({ sections: [{ name: '数据', blocks }] }),
      ),
    );
    expect(printedLines(file)).toEqual(['【数据】', '县', '甲县', '完']);
    expect(fileNames(file).some((name) => /media\/.+\.png$/.test(name))).toBe(true);
    const relations = docxParts(file).get('word/_rels/document.xml.rels')!;
    const [, id] = /r:embed="(\w+)"/.exec(documentXml(file))!;
    expect(relations).toContain(`Id="${id}"`);
  });

  it('serves for notices too, with words of their own', async () => {
    const own = await template(['{{标题}}', '{{文号}}', '{{主送}}：', '{{正文}}', '{{署名}}', '{{日期}}']);
    const lines = printedLines(fileOf(await fillNoticeTemplate(own, notice())));
    expect(lines.slice(0, 3)).toEqual(['预警通知', '〔2024〕3号', '洞口县人民政府：']);
    expect(lines.slice(-2)).toEqual(['邵阳市打好重点民生保障仗工作专班', '2024年11月8日']);
  });

  it('leaves nothing where there is nothing to say', async () => {
    const file = fileOf(await fillPaperTemplate(await template(['{{更正说明}}', '{{正文}}']), paper()));
    expect(printedLines(file)[0]).toBe('【区县动态】');
  });

  it('is not confused by placeholders in a story', async () => {
    const blocks = [story('请填{{期号}}', ['{{正文}}和{{无名}}。'])];
    const own = await template(['{{期号}}', '{{正文}}']);
    const filled = await fillPaperTemplate(
      own,
      paper({ issue: '{{期号}}', sections: [{ name: '区县动态', blocks }] }),
    );
    expect(printedLines(fileOf(filled))).toEqual([
      '｛｛期号｝｝',
      '【区县动态】',
      '隆回县：请填｛｛期号｝｝。｛｛正文｝｝和｛｛无名｝｝。',
    ]);
  });

  it('is filled in a text box', async () => {
    const own = await template(['{{正文}}'], { more: [boxOf('第{{期号}}')] });
    expect(printedLines(fileOf(await fillPaperTemplate(own, paper()))).join('\n')).toContain(
      '第2024年第13期',
    );
  });
});

describe('a template with a fault says which and where', () => {
  const names = '刊名、期号、版次、编发单位、日期、更正说明、报、送、发、联系方式、正文';
  it.each([
    [
      'a name that is not known',
      ['首页', '发文：{{发文|日}}'],
      `第2段“发文：{{发文日}}”：没有名为“发文日”的占位符；可用的有：${names}。`,
    ],
    ['no name', ['{{}}'], `第1段“{{}}”：没有名为“”的占位符；可用的有：${names}。`],
    ['one not closed', ['第{{期号期，印发'], '第1段“第{{期号期，印发”：“{{期号期，印发”只有“{{”，没有“}}”。'],
    [
      'one not closed before another',
      ['{{期号 {{日期}}'],
      '第1段“{{期号 {{日期}}”：“{{期号 {{日期}}”只有“{{”，没有“}}”。',
    ],
    ['one not opened', ['期号}}期'], '第1段“期号}}期”：“期号}}期”只有“}}”，没有“{{”。'],
    [
      'one with single braces',
      ['第{期号}期'],
      '第1段“第{期号}期”：“{期号}”的花括号不对，请写成“{{期号}}”（半角，左右各两个）。',
    ],
    [
      'one with full-width braces',
      ['｛｛期号｝｝'],
      '第1段“｛｛期号｝｝”：“｛｛期号｝｝”的花括号不对，请写成“{{期号}}”（半角，左右各两个）。',
    ],
    ['one with spaces in it', ['{{ 期号 }}'], '第1段“{{ 期号 }}”：“{{ 期号 }}”里有空格，请写成“{{期号}}”。'],
    [
      'a text that shares its paragraph',
      ['文：{{正文}}'],
      '第1段“文：{{正文}}”：“{{正文}}”要单独占一段，同一段不能有别的文字。',
    ],
  ])('%s', async (_, texts, problem) => {
    const own = await template([...texts, ...(problem.includes('单独占') ? [] : ['{{正文}}'])]);
    expect(checkTemplate(own, 'paper')).toEqual([problem]);
    expect(await fillPaperTemplate(own, paper())).toEqual({ problems: [problem] });
  });

  it('in a header, a footer and a table', async () => {
    const own = await template(['{{正文}}'], {
      header: '{{页眉}}',
      footer: '{{正文}}',
      more: [cellOf('{{日期')],
    });
    expect(checkTemplate(own, 'notice')).toEqual([
      '第2段“{{日期”：“{{日期”只有“{{”，没有“}}”。',
      '页脚第1段“{{正文}}”：“{{正文}}”不能放在页脚里，请放到文件正文中。',
      '页眉第1段“{{页眉}}”：没有名为“页眉”的占位符；可用的有：标题、文号、主送、署名、日期、抄送、正文。',
    ]);
  });

  it.each([
    ['none', ['{{期号}}'], '模板里没有“{{正文}}”，不知道文稿放在哪里。'],
    ['two', ['{{正文}}', '', '{{正文}}'], '“{{正文}}”只能有一处，现在第1段、第3段都有。'],
  ])('%s of the text', async (_, texts, problem) => {
    expect(checkTemplate(await template(texts), 'paper')).toEqual([problem]);
  });

  it('a placeholder that somebody typed with changes tracked', async () => {
    const tracked = new InsertedTextRun({
      text: '{{期号}}',
      id: 1,
      author: '甲',
      date: '2024-01-01T00:00:00Z',
    });
    const own = await template(['{{正文}}'], { more: [new Paragraph({ children: [tracked] })] });
    const { problems } = (await fillPaperTemplate(own, paper())) as { problems: string[] };
    expect(problems).toEqual([expect.stringMatching(/^第3段的占位符在超链接、修订痕迹或内容控件里/)]);
  });

  it('the text in a text box', async () => {
    const own = await template(['首页'], { more: [boxOf('{{正文}}')] });
    expect(checkTemplate(own, 'paper')[0]).toContain('不能放在文本框里');
  });

  it.each([
    [
      'an old or locked file',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
      '旧格式（.doc）或加了密码',
    ],
    ['a text file', Buffer.from('期号,日期,正文,这是一个普通文本文件'), '这不是 Word 文件'],
    ['an empty file', Buffer.alloc(0), '这不是 Word 文件'],
    ['a file that is too large', Buffer.alloc(5_300_000), '超过5MB'],
  ])('%s', (_, file, problem) => {
    expect(checkTemplate(file, 'paper')).toEqual([expect.stringContaining(problem)]);
  });

  it('half a file', async () => {
    const own = await template(['{{正文}}']);
    expect(checkTemplate(own.subarray(0, own.length / 2), 'paper')).toEqual([
      '模板文件已损坏，请重新保存后再试。',
    ]);
  });
});
