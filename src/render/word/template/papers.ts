import type { Notice } from '../../../bulletin/notice.ts';
import { longDate } from '../../../bulletin/openings.ts';
import type { Paper } from '../../../bulletin/paper.ts';
import { sectionBlocks } from '../blocks.ts';
import { noticeBody } from '../notice.ts';
import { templateProblems } from './check.ts';
import { type Filled, fillTemplate } from './fill.ts';

/** What an office's own template is for. */
export type TemplateKind = 'paper' | 'notice';

/** What is wrong with a template for bulletins and reports, or for notices, each with its place. */
export function checkTemplate(template: Buffer, kind: TemplateKind): string[] {
  return templateProblems(template, kind === 'paper' ? paperNames : noticeNames);
}

const paperNames = [
  '刊名',
  '期号',
  '版次',
  '编发单位',
  '日期',
  '更正说明',
  '报',
  '送',
  '发',
  '联系方式',
] as const;
const noticeNames = ['标题', '文号', '主送', '署名', '日期', '抄送'] as const;

/** A bulletin or monthly report in the office's own template. */
export function fillPaperTemplate(template: Buffer, paper: Paper): Promise<Filled> {
  const { head, issue, office, date, revision, imprint } = paper;
  const receivers = (label: string) =>
    (imprint?.lines ?? [])
      .filter((line) => line.label === label)
      .map(({ text }) => text)
      .join('；');
  const texts: Record<(typeof paperNames)[number], string> = {
    刊名: head.join(''),
    期号: issue,
    版次: revision ? `第${revision.number}版` : '',
    编发单位: office,
    日期: longDate(date),
    更正说明: revision?.note ?? '',
    报: receivers('报'),
    送: receivers('送'),
    发: receivers('发'),
    联系方式: imprint?.contact ?? '',
  };
  return fillTemplate(template, texts, sectionBlocks(paper));
}

/** A notice in the office's own template. */
export function fillNoticeTemplate(template: Buffer, notice: Notice): Promise<Filled> {
  const texts: Record<(typeof noticeNames)[number], string> = {
    标题: notice.title,
    文号: notice.documentNumber,
    主送: notice.addressee,
    署名: notice.office,
    日期: longDate(notice.date),
    抄送: notice.copiedTo ?? '',
  };
  return fillTemplate(template, texts, noticeBody(notice));
}
