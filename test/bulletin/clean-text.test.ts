import { describe, expect, it } from 'vitest';
import { cleanLines } from '../../src/bulletin/clean-text.ts';

describe('cleaning a typed text', () => {
  it.each([
    ['takes marks of emphasis away', '**稳就业**见__成效__，~~旧~~`新`', ['稳就业见成效，旧新']],
    ['takes single stars away only in pairs', '*重点*项目3*4米，第5*6号', ['重点项目3*4米，第5*6号']],
    [
      'takes heading, quote and list marks away',
      '## 标题\n> 引用\n- 一是\n* 二是',
      ['标题', '引用', '一是', '二是'],
    ],
    ['keeps numbers and minus signs', '1. 第一\n-44.1%为负\n- 5.2%', ['1. 第一', '-44.1%为负', '- 5.2%']],
    ['never makes two figures one', '5~~10，2**3，共**14**个，1`2', ['5~~10，2**3，共14个，1`2']],
    ['takes only an address for a link', '见[2](共3页)', ['见[2](共3页)']],
    ['keeps a link’s words and drops pictures', '见[公告](http://a.cn/b)。![图](x.png)', ['见公告。']],
    [
      'drops tags of rich text, not comparisons',
      '<font color="info">好</font>，<b>优</b>，3<5且7>6',
      ['好，优，3<5且7>6'],
    ],
    ['drops mentions written as tags', '<@zhangsan>请阅', ['请阅']],
    ['breaks lines at br', '甲<br>乙<br/>丙', ['甲', '乙', '丙']],
    ['reads entities', '甲&nbsp;&amp;&lt;乙&gt;', ['甲 &<乙>']],
    ['makes a table’s row one line', '| 单位 | 数 |\n|---|:--|\n| 甲县 | 5 |', ['单位 数', '甲县 5']],
    ['drops fences and rules', '```text\n甲\n```\n---\n***\n乙', ['甲', '乙']],
    [
      'drops control characters, direction marks and invisible ones',
      '甲\u0000\u0007\u202e乙\u200b\ufeff丙',
      ['甲乙丙'],
    ],
    ['drops halves of characters', '甲\ud83d乙', ['甲乙']],
    ['drops emoji and keeps signs that fonts have', '✅完成👍①▲㎡✓', ['完成①▲㎡✓']],
    [
      'takes every kind of line end',
      '甲\r\n乙\r丙\u2028丁\u0085戊\u000b己',
      ['甲', '乙', '丙', '丁', '戊', '己'],
    ],
    ['keeps the indent that begins a paragraph', '\u3000\u3000甲\u3000乙', ['\u3000\u3000甲 乙']],
    ['drops a page’s number, not a figure', '甲\n— 12 —\n-5-\n2024', ['甲', '2024']],
    ['unescapes markdown', '3\\*4 \\# \\_', ['3*4 # _']],
    ['leaves XML to who writes it', '<script>&</script>', ['<script>&</script>']],
    ['finds nothing in nothing', ' \n\u3000\n', []],
  ])('%s', (_, text, lines) => {
    expect(cleanLines(text)).toEqual(lines);
  });

  it('needs no time for hostile text', () => {
    const hostile = ['*'.repeat(50_000), '[('.repeat(20_000), '<b '.repeat(20_000), '`a*'.repeat(20_000)];
    const before = performance.now();
    for (const text of hostile) cleanLines(text);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
