import { clean, fold } from './fold.ts';

/** A text in two equally long forms: `shown` as typed without what nobody sees, `text` with widths folded. */
export interface Passage {
  readonly shown: string;
  readonly text: string;
  /** 备注：… cut off its end, exactly as typed. */
  readonly remark?: string;
  /** The line began with a list marker. */
  readonly marked: boolean;
}

const remarkLabel = /(?:备注|说明|原因)[ \t\u3000]*[:：]/;
const listMarker =
  /^[\s>*#]*(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[①-⒛⓪-⓿❶-➓㈠-㈩]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）](?![\d０-９])|[-•·●○▪■◆▲△★☆✓➤*—]+(?![\d.０-９．])|[一二三四五六七八九十]是)\s*/u;

/** Markers inside a line: …1450人；2、职业技能培训…, …①新增…②职业…; a mark of the same length takes their place. */
const innerMarker =
  /(?<=[,，;；。:：\s])(?:[(（]\d{1,2}[)）]|\d{1,2}[、.．)）](?=[\p{L}“"])|[一二三四五六七八九十]是(?=[\p{L}“"]))|[①-⑳]/gu;

/** Our own answer says 目标, 完成 and 序时 after ` · `; pasted back, only what stands before counts. */
const ownRemark =
  / ?· ?(?:目标|完成|序时|上期|较上期|数据截至|比上次|与上次|本单位无此|达到|滞后|已完成|提前完成|未报|沿用|控制|超出|达标|未达标)/;

/** Whole lines of our own that say nothing about figures: heads, what is missing, what went wrong. */
const ownLine =
  /^(?:✗|已记录 |我理解为 |以下\d+项有疑问|其余 ?\d+ ?项已收到|不知道归哪项|[^，。]{0,20}还差\d+项[:：]|[^，。]{0,20}已全部报齐)/;
/** Our own answers put the remark in brackets and go on after it. */
const bracketedRemark = /[（(]备注：(.{0,500}?)[）)](?=\s*(?:·|$))/;

/** Cuts a raw line into its statement and the remark at its end; the list marker goes. */
export function readLine(line: string): Passage {
  const { head, remark } = cutRemark(line);
  const cleaned = clean(head);
  const marker = listMarker.exec(cleaned.slice(0, 60))?.[0] ?? '';
  const typed = cleaned
    .slice(marker.length)
    .replace(innerMarker, '；')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
  const own = ownLine.test(typed) ? 0 : typed.search(ownRemark);
  const shown = own < 0 ? typed : typed.slice(0, own);
  const passage = { shown, text: fold(shown), marked: marker !== '' };
  return remark ? { ...passage, remark } : passage;
}

function cutRemark(line: string): { head: string; remark?: string } {
  const label = remarkLabel.exec(line);
  if (!label) return { head: line };
  const ours = bracketedRemark.exec(line);
  if (ours) return { head: line.replace(ours[0], ''), remark: ours[1] };
  const remark = line.slice(label.index + label[0].length).replace(/^[ \t\u3000]+|\s+$/g, '');
  return { head: line.slice(0, label.index), remark };
}

/** The raw lines of a text, whatever ends them; `\r\n` counts once. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
}
