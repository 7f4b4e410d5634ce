import { describe, expect, it } from 'vitest';
import { monthlyReport } from '../../src/bulletin/paper.ts';
import { readStory } from '../../src/bulletin/story-text.ts';
import { renderPaper } from '../../src/render/word/paper.ts';
import { printedLines } from '../render/word/docx-file.ts';
import { seed } from './seeds.ts';

const squeeze = (text: string) => text.replace(/\s+/g, '');
const names = ['重要指标', '重点任务', '突出问题', '特色亮点'];

/** The report's text under one heading, by action. */
function actionsUnder(name: string) {
  const text = squeeze(seed('003')).replace('4【重点任务】', '【重点任务】');
  const [body = ''] = text.split(`【${name}】`)[1]!.split(/【|报：/);
  return body
    .split('▲')
    .slice(1)
    .map((action) => {
      const end = action.indexOf('。');
      return { action: action.slice(0, end), paragraphs: [action.slice(end + 1)] };
    });
}

describe('the October report rebuilt as a file', () => {
  it('prints the same text in the same order', async () => {
    const report = monthlyReport({
      head: ['邵阳市实施“八大行动”', '工作月报'],
      month: '2024-10',
      office: '市实施“八大行动”综合协调组',
      date: '2024-11-05',
      sections: names.map((name) => ({ name, actions: actionsUnder(name) })),
      imprint: {
        lines: [
          { label: '报', text: '市委书记，市政府市长、副市长，市政府秘书长、副秘书长' },
          { label: '送', text: '市实施“八大行动”各工作专班、各县市区' },
        ],
      },
    });
    // The page number 4 stands in the text of the file that was kept.
    const printed = squeeze(seed('003')).replace('4【重点任务】', '【重点任务】');
    expect(squeeze(printedLines(await renderPaper(report)).join(''))).toBe(printed);
  });
});

describe('a story as it was printed, line breaks and page number included', () => {
  it.each([
    ['隆回县：发力', '武冈市：密织', '隆回县：发力“稳就业”，实现“开门红”', 1],
    ['武冈市：密织', undefined, '武冈市：密织“保障网”，守好水安全', 1],
    ['市卫健委：省专家组', '市生态环境局：', '市卫健委：省专家组赴邵调研督导县级妇幼保健机构标准化建设', 1],
  ])('%s… is read whole', (from, to, title, paragraphs) => {
    const text = seed('000');
    const start = text.indexOf(from);
    const printed = text.slice(start, to === undefined ? undefined : text.indexOf(to, start));
    const story = readStory(printed);
    expect(story.title).toBe(title);
    expect(story.paragraphs).toHaveLength(paragraphs);
    expect(squeeze(`${story.title}。${story.paragraphs.join('')}`)).toBe(squeeze(printed).replace('—5—', ''));
  });
});
