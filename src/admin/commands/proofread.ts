import { createCalendar } from '../../calendar/workdays.ts';
import { dateAt } from '../../calendar/zone.ts';
import { vocabularies } from '../../config/vocabulary.ts';
import { limits, tooLarge } from '../../document/model.ts';
import { readDocument } from '../../document/read-document.ts';
import { checkText } from '../../office/check-text.ts';
import { loadInForce } from '../../office/in-force.ts';
import { knowledgeOf } from '../../office/knowledge.ts';
import { createOffice, withClosings } from '../../office/office.ts';
import { channelsOf } from '../../platforms/open.ts';
import type { Knowledge } from '../../proof/model.ts';
import { closingsSoFar } from '../../store/closings.ts';
import { type AdminCommand, type AdminTools, failed, misused } from '../command.ts';

/** proofread <file>: what 检查 answers for the text of a file; check is the word for the installation itself. */
export const proofread: AdminCommand = {
  name: 'proofread',
  usage: ['diaodu proofread <文稿.docx 或 .txt>', 'diaodu proofread <文稿.docx 或 .txt> --foreign'],
  help: '核对一份文稿：合计、百分比、清单、前后数字，以及单位名称和台账，同群里的“检查”；--foreign 是别处的文稿，不比对台账',
  flags: ['foreign'],
  fileWord: { bytes: limits.fileBytes, why: tooLarge },
  async run({ words, flags, file }, tools) {
    if (words.length !== 1 || file?.base64 === undefined)
      return misused(proofread, '请写上一个 .docx 或 .txt 文件。');
    const document = await readDocument(Buffer.from(file.base64, 'base64'), file.path);
    if ('refused' in document) return failed(`没有读取 ${file.path}：${document.refused}。`);
    const knowledge = flags?.has('foreign') ? undefined : await knowledgeNow(tools);
    const { lines, found } = checkText(document.text, knowledge);
    return { lines, exitCode: found ? 1 : 0 };
  },
};

/** What the office knows at this moment, as a message that came now would find it. */
async function knowledgeNow({ db, clock, config, settings }: AdminTools): Promise<Knowledge> {
  const now = clock.now();
  const zone = settings.timeZone;
  return db.transaction().execute(async (tx) => {
    const { first_start } = await tx
      .selectFrom('installation')
      .select('first_start')
      .executeTakeFirstOrThrow();
    const created = createOffice({
      config,
      calendar: createCalendar(config.holidays),
      vocabularyIn: vocabularies(config, []),
      zone,
      firstStart: first_start,
      channels: channelsOf(settings),
    });
    const office = withClosings(created, await closingsSoFar(tx));
    const at = { office, now, today: dateAt(now, zone) };
    return knowledgeOf(tx, at, await loadInForce(tx, office, now));
  });
}
