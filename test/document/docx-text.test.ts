import { describe, expect, it } from 'vitest';
import { docxText } from '../../src/document/docx-text.ts';
import { paragraph as p, run } from './make-docx.ts';

const cell = (...paragraphs: string[]) => `<w:tc><w:tcPr/>${paragraphs.join('')}</w:tc>`;
const row = (...cells: string[]) => `<w:tr w:rsidR="1">${cells.join('')}</w:tr>`;
const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;

const cases: readonly [what: string, xml: string, lines: string[]][] = [
  [
    'paragraphs, the empty ones left out',
    `${p('一是抓安全。')}<w:p/>${p('')}${p('二是抓进度。')}`,
    ['一是抓安全。', '二是抓进度。'],
  ],
  [
    'runs, which join without a gap',
    `<w:p><w:pPr><w:jc/></w:pPr>${run('排查隐患2')}${run('63处')}</w:p>`,
    ['排查隐患263处'],
  ],
  ['entities as typed', p('甲&amp;乙&#65288;&lt;5&gt;&#xff09;'), ['甲&乙（<5>）']],
  [
    'line ends and tabs',
    '<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>',
    ['甲\n乙\t丙'],
  ],
  [
    'a hyphen that holds a line together',
    '<w:p><w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>9月</w:t></w:r></w:p>',
    ['1-9月'],
  ],
  [
    'no tab stops',
    `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:pPrChange><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:pPrChange></w:pPr>${run('一是')}</w:p>`,
    ['一是'],
  ],
  [
    'a line for each row of a table',
    `<w:tbl>${row(cell(p('双清区')), cell(p('12')))}${row(cell(p('大祥区')), cell(p('')))}</w:tbl>${p('注')}`,
    ['双清区\t12', '大祥区', '注'],
  ],
  [
    'a table in a cell within its row',
    row(cell(p('甲'), `<w:tbl>${row(cell(p('乙')), cell(p('丙')))}</w:tbl>`), cell(p('丁'))),
    ['甲\t乙\t丙\t\t丁'],
  ],
  [
    'what a revision put in, not what it struck out',
    `<w:p>${run('完成')}<w:del w:id="1">${run('12')}<w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('13')}</w:ins>${run('个')}</w:p>`,
    ['完成13个'],
  ],
  [
    'a paragraph whose mark alone was struck out',
    `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('完成')}</w:p>`,
    ['完成'],
  ],
  [
    'moved words where they went',
    `<w:p><w:moveFrom w:id="1">${run('旧处')}</w:moveFrom></w:p><w:p><w:moveFromRangeEnd w:id="1"/><w:moveTo w:id="2">${run('新处')}</w:moveTo></w:p>`,
    ['新处'],
  ],
  [
    'a text box once and apart',
    `<w:p>${run('全市完')}<mc:AlternateContent><mc:Choice>${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent>${run('成3个')}</w:p>`,
    ['框', '全市完成3个'],
  ],
  [
    'no reading signs, no field codes',
    `<w:p><w:ruby><w:rt>${run('shào')}</w:rt><w:rubyBase>${run('邵')}</w:rubyBase></w:ruby><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`,
    ['邵'],
  ],
  ['what is left when marks never close', '<w:p><w:txbxContent><w:tc><w:t>甲</w:t>', ['甲']],
];

describe('the text of a .docx file', () => {
  it.each(cases)('has %s', (_what, xml, lines) => {
    expect(docxText(xml)).toBe(lines.join('\n'));
  });

  it.each(['<w:p ', '<w:t>', '<w:txbxContent>', '<mc:Fallback>', '</w:tc>', '&#1;', '<w:tc>'])(
    'is read in time when it is 10 MB of %j',
    (piece) => {
      const started = performance.now();
      docxText(piece.repeat(10_000_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );
});
