import type { Notice } from '../../src/bulletin/notice.ts';

/** A notice to 洞口县 after September and October; the given parts replace that. */
export function notice(over: Partial<Notice> = {}): Notice {
  return {
    title: '预警通知',
    office: '邵阳市打好重点民生保障仗工作专班',
    documentNumber: '〔2024〕3号',
    bot: '调度助手',
    shortId: 'Y12',
    unit: '洞口县',
    addressee: '洞口县人民政府',
    rankingGroup: '县市区',
    bottomPlaces: 3,
    months: [
      { month: '2024-09', place: 11, ranked: 12, score: '71.25' },
      { month: '2024-10', place: 12, ranked: 12, score: '69.80' },
    ],
    behind: [
      {
        name: '化解超期安置',
        value: '88户',
        target: '300户',
        completion: '29.33%',
        scheduled: '83.33%',
        dataDate: '2024-10-31',
      },
    ],
    measure: '下发《预警通知》并进行约谈',
    acknowledgeBy: '2024-11-12',
    rectifyBy: '2024-11-15',
    date: '2024-11-08',
    ...over,
  };
}
