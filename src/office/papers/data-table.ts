import type { Block } from '../../bulletin/paper.ts';
import { formatDay } from '../../calendar/zone.ts';
import type { PaperFigure } from './figures.ts';

/** The figures as a table; their numbers are those by which 出处 leads to the messages that brought them. */
export function figuresTable(caption: string, figures: readonly PaperFigure[], latest?: string): Block {
  return {
    kind: 'table',
    table: {
      caption,
      columns: [
        { title: '序号', width: 0.65 },
        { title: '指标', width: 2.4 },
        { title: '完成数', width: 1.3 },
        { title: '年度目标', width: 1.3 },
        { title: '完成率', width: 1.05 },
        { title: '序时进度', width: 1.15 },
        // 滞后（黄） stands in one line.
        { title: '状态', width: 1.45 },
      ],
      rows: figures.map(({ n, name, value, target, completion, scheduled, status, dataDate }) => [
        String(n),
        name,
        dataDate && dataDate !== latest ? `${value}（${formatDay(dataDate)}）` : value,
        target,
        completion ?? '—',
        scheduled ?? '—',
        status,
      ]),
      ...(latest ? { note: `数据截至${formatDay(latest)}；另注日期的，截至所注日期。` } : {}),
    },
  };
}
