import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../../src/render/word/notice.ts';
import { notice } from '../../bulletin/build-notice.ts';
import { documentXml, docxParts, printedLines } from './docx-file.ts';

describe('a notice as a file', () => {
  it('prints office, number, title, addressee, text, signature and date', async () => {
    const lines = printedLines(await renderNotice(notice({ copiedTo: '市委督查室。' })));
    expect(lines.slice(0, 4)).toEqual([
      '邵阳市打好重点民生保障仗工作专班',
      '〔2024〕3号',
      '预警通知',
      '洞口县人民政府：',
    ]);
    expect(lines.slice(-3)).toEqual([
      '邵阳市打好重点民生保障仗工作专班',
      '2024年11月8日',
      '抄送：市委督查室。',
    ]);
    const row = lines.indexOf('化解超期安置');
    expect(lines.slice(row, row + 6)).toEqual([
      '化解超期安置',
      '88户',
      '300户',
      '29.33%',
      '83.33%',
      '10月31日',
    ]);
  });

  it('never leaves its signature alone on a page', async () => {
    const xml = documentXml(await renderNotice(notice()));
    const paragraphs = xml.match(/<w:p>.*?<\/w:p>/g)!.slice(-6, -1);
    expect(paragraphs.every((paragraph) => paragraph.includes('<w:keepNext/>'))).toBe(true);
    expect(paragraphs[0]).toContain('（一）签收');
  });

  it('sets the date four characters from the edge and a long office flush', async () => {
    const xml = documentXml(await renderNotice(notice()));
    const indents = [...xml.matchAll(/<w:ind w:right="(\d+)"\/>/g)].map(([, right]) => Number(right));
    expect(indents).toEqual([0, 1280]);
    const short = documentXml(await renderNotice(notice({ office: '市专班' })));
    const [, right] = /<w:ind w:right="(\d+)"\/>/.exec(short)!;
    expect(Number(right)).toBeGreaterThan(1280);
  });

  it('bears its revision and the correction', async () => {
    const lines = printedLines(
      await renderNotice(notice({ revision: { number: 2, note: '得分更正为70.10分。' } })),
    );
    expect(lines).toContain('〔2024〕3号（第2版）');
    expect(lines).toContain('更正说明（第2版）：得分更正为70.10分。');
  });

  it('is called by its title and number', async () => {
    const core = docxParts(await renderNotice(notice({ title: '约谈通知' }))).get('docProps/core.xml')!;
    expect(core).toContain('约谈通知（〔2024〕3号）');
  });
});
