import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/bulletin/paper.ts';
import { paperText } from '../../../src/bulletin/paper-text.ts';
import { readStory } from '../../../src/bulletin/story-text.ts';
import { renderPaper } from '../../../src/render/word/paper.ts';
import { paper, png, story } from './build-paper.ts';
import { documentXml, docxParts, fileNames, printedLines } from './docx-file.ts';

const imprint = {
  lines: [
    { label: '报' as const, text: '省打好重点民生保障仗工作专班' },
    { label: '发' as const, text: '各县（市区）党委、政府' },
  ],
  contact: '电话：0739-0000000',
};

describe('a bulletin', () => {
  it('prints head, number, office, date, sections, receivers and contact in this order', async () => {
    const file = await renderPaper(paper({ imprint }));
    expect(printedLines(file)).toEqual([
      '邵阳市打好重点民生保障仗',
      '工作专报',
      '2024年第13期',
      '邵阳市打好重点民生保障仗工作专班 2024年11月5日',
      '【区县动态】',
      '隆回县：发力稳就业。今年以来，全县多措并举。',
      '报：省打好重点民生保障仗工作专班',
      '发：各县（市区）党委、政府',
      '电话：0739-0000000',
    ]);
  });

  it('has the pages of an official paper', async () => {
    const xml = documentXml(await renderPaper(paper()));
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toMatch(/<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/);
    expect(xml).not.toContain('linesAndChars');
    expect(xml).toContain('w:firstLineChars="200"');
  });

  it('names the office’s fonts with the East Asian hint on every run', async () => {
    const xml = documentXml(await renderPaper(paper({ imprint, revision: { number: 2, note: '更正。' } })));
    const runs = xml.match(/<w:r>.*?<\/w:r>/g)!.filter((run) => run.includes('<w:t '));
    expect(runs.length).toBeGreaterThan(10);
    for (const run of runs) {
      expect(run).toMatch(/<w:rFonts w:ascii="Times New Roman" [^>]*w:hint="eastAsia"/);
    }
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']) {
      expect(xml).toContain(`w:eastAsia="${font}"`);
    }
  });

  it('has a red head above a red rule', async () => {
    const xml = documentXml(await renderPaper(paper()));
    expect(xml.match(/<w:color w:val="E60012"\/>/g)).toHaveLength(2);
    expect(xml).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="E60012" w:sz="18"\/>/);
  });

  it('shrinks a long head until it fits the line', async () => {
    const long = '邵阳市打好重点民生保障仗工作专班办公室联合调度组';
    const xml = documentXml(await renderPaper(paper({ head: [long, '工作专报'] })));
    const run = xml.match(/<w:r>.*?<\/w:r>/g)!.find((one) => one.includes(long))!;
    const points = Number(/<w:sz w:val="(\d+)"/.exec(run)![1]) / 2;
    expect(points).toBeLessThan(20);
    expect(points * long.length).toBeLessThan((156 / 25.4) * 72);
  });

  it('numbers its pages outside, odd and even ones', async () => {
    const parts = docxParts(await renderPaper(paper()));
    const footers = [...parts].filter(([name]) => /footer\d\.xml$/.test(name)).map(([, xml]) => xml);
    expect(footers).toHaveLength(2);
    for (const footer of footers) {
      expect(footer).toMatch(/— .*<w:instrText[^>]*>PAGE<\/w:instrText>.* —/);
    }
    expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right']);
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });

  it('leaves out empty sections', async () => {
    const sections = [{ name: '经验交流', blocks: [] }, ...paper().sections];
    expect(printedLines(await renderPaper(paper({ sections }))).join()).not.toContain('经验交流');
  });

  it('sets lead-ins bold and the text behind them not', async () => {
    const xml = documentXml(await renderPaper(paper()));
    expect(xml).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*隆回县：发力稳就业。/);
    expect(xml).not.toMatch(/<w:b\/>(?:(?!<\/w:r>).)*今年以来/);
  });

  it('bears its revision and the correction', async () => {
    const lines = printedLines(
      await renderPaper(paper({ revision: { number: 2, note: '邵东市完成数更正为583个。' } })),
    );
    expect(lines).toContain('2024年第13期（第2版）');
    expect(lines).toContain('更正说明（第2版）：邵东市完成数更正为583个。');
  });

  it('pins its receivers to the foot of the last page, in a box with room kept for it', async () => {
    const xml = documentXml(await renderPaper(paper({ imprint })));
    expect(xml).toContain('<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>');
    expect(xml).toContain('<wp:wrapNone/>');
    expect(xml).not.toContain('<w:pageBreakBefore/>');
    expect(documentXml(await renderPaper(paper()))).not.toContain('<wp:anchor');
  });

  it('keeps as much room as the receivers need, whatever their number', async () => {
    const room = async (text: string) => {
      const lines = [{ label: '报' as const, text }];
      const xml = documentXml(await renderPaper(paper({ imprint: { lines } })));
      const kept = Number(/w:line="(\d+)"[^>]*\/><\/w:pPr><w:r><w:drawing>/.exec(xml)![1]);
      return { kept, box: Number(/<wp:extent cx="\d+" cy="(\d+)"/.exec(xml)![1]) / 635 };
    };
    const short = await room('市委书记');
    const long = await room('市委书记，'.repeat(30));
    expect(short.kept).toBeGreaterThan(short.box);
    // 150 characters of 四号 take six lines instead of one.
    expect(long.kept - short.kept).toBe(5 * 440);
    expect(long.box - short.box).toBeCloseTo(5 * 440);
  });

  it('bears its own date, not the machine’s', async () => {
    const core = docxParts(await renderPaper(paper())).get('docProps/core.xml')!;
    expect(core.match(/2024-11-05T00:00:00Z/g)).toHaveLength(2);
    expect(core).toContain('<dc:title>邵阳市打好重点民生保障仗工作专报（2024年第13期）</dc:title>');
  });
});

describe('what people typed', () => {
  it('is escaped, and control characters are gone', async () => {
    const hostile = 'A&B<w:p/>"\u0000\u0008\u001b\ufffe\ud83d\']]>\u2028下一行{{正文}}';
    const file = await renderPaper(
      paper({
        head: [hostile, '工作专报'],
        sections: [{ name: hostile, blocks: [story(hostile, [hostile])] }],
      }),
    );
    const clean = 'A&B<w:p/>"\']]> 下一行｛｛正文｝｝';
    expect(printedLines(file)).toContain(`隆回县：${clean}。${clean}`);
    expect(printedLines(file)).toContain(`【${clean}】`);
  });

  it('of 5,000 characters with markdown is printed whole', async () => {
    const text = `**稳就业**\n${'今年以来，全县**多措并举**稳就业。\n'.repeat(330)}`;
    const file = await renderPaper(
      paper({ sections: [{ name: '区县动态', blocks: [{ kind: 'story', story: readStory(text) }] }] }),
    );
    expect(text.length).toBeGreaterThan(5_000);
    expect(printedLines(file).filter((line) => line.endsWith('今年以来，全县多措并举稳就业。'))).toHaveLength(
      330,
    );
  });
});

describe('a data section', () => {
  const table = {
    caption: '表1　10月排名',
    columns: [{ title: '名次' }, { title: '县市区', width: 2 }, { title: '得分' }],
    rows: [
      ['1', '邵东市', '85.33'],
      ['2', '大祥区'],
    ],
    note: '注：数据截至10月31日。',
  };
  const data = (blocks: readonly Block[]) => paper({ sections: [{ name: '数据通报', blocks }] });

  it('has its table as wide as the text, the head repeated on each page', async () => {
    const xml = documentXml(await renderPaper(data([{ kind: 'table', table }])));
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(3);
    expect(widths.reduce((sum, width) => sum + width)).toBe(8844);
    expect(widths[1]! / widths[0]!).toBeCloseTo(2, 2);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3);
    expect(xml.match(/<w:tc>/g)).toHaveLength(9);
  });

  it('has its picture shrunk to the text, with caption and description', async () => {
    const picture = { png: png(1200, 600), caption: '图1　挂图作战', description: '红黄绿进度图' };
    const file = await renderPaper(data([{ kind: 'picture', picture }]));
    const xml = documentXml(file);
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/.exec(xml)!;
    expect(Number(width)).toBeLessThanOrEqual(156 * 36_000 + 9_525);
    expect(Number(width) / Number(height)).toBeCloseTo(2, 1);
    expect(xml).toContain('descr="红黄绿进度图"');
    expect(fileNames(file).filter((name) => /media\/.*\.png$/.test(name))).toHaveLength(1);
    expect(printedLines(file)).toContain('图1　挂图作战');
  });

  it('never enlarges a small picture', async () => {
    const xml = documentXml(
      await renderPaper(data([{ kind: 'picture', picture: { png: png(40, 20), description: '图' } }])),
    );
    expect(xml).toContain(`<wp:extent cx="${40 * 9525}" cy="${20 * 9525}"/>`);
  });

  it('says in its file exactly what is given to be checked', async () => {
    const picture = { png: png(4, 2), caption: '图1', description: '图' };
    const whole = paper({
      revision: { number: 2, note: '更正。' },
      sections: [
        ...paper().sections,
        {
          name: '数据',
          blocks: [
            { kind: 'text', text: '数据如下。' },
            { kind: 'table', table },
            { kind: 'picture', picture },
          ],
        },
        {
          name: '重点任务',
          blocks: [{ kind: 'action', action: '民生可感行动', paragraphs: ['好。', '再好。'] }],
        },
      ],
    });
    const lines = printedLines(await renderPaper(whole));
    expect(lines.slice(4)).toEqual(paperText(whole));
  });

  it('refuses what is no PNG', () => {
    const picture = { png: Buffer.from('GIF89a'), description: '图' };
    expect(() => renderPaper(data([{ kind: 'picture', picture }]))).toThrow('not a PNG');
  });
});
