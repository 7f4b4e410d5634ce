import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { decimal, valueText } from '../src/domain/arithmetic.ts';
import { revokeNotice } from '../src/office/notices/revoke.ts';
import { type Appeal, type AppealOutcome, decideAppeal, openAppeals } from '../src/store/appeals.ts';
import { saveManualEntry } from '../src/store/manual-entries.ts';
import { correctFigure } from './appealing/correct-figure.ts';
import { tellAppellant, undecidedAppeal } from './appealing/decided.ts';
import { actingIn } from './noticing/acting.ts';
import { namedNotices } from './noticing/found.ts';
import { readVerdict, type Verdict } from './reporting/requests.ts';

/** 采纳 <编号> [数]: an 异议 becomes a correction, an entry that gives the points back, or a revocation. */
export const acceptAppeal = defineHandler<Verdict | undefined>({
  words: ['采纳', '采纳异议'],
  roles: ['office'],
  help: '采纳一件异议：数据写核实后的数，扣分退回，通知撤销；不写编号就列出待答复的',
  examples: ['采纳 12 180人次', '采纳 12'],
  parse: (rest) => (rest.trim() === '' ? undefined : readVerdict(rest, '采纳')),
  async run(verdict, talk) {
    if (!verdict) return { lines: await waiting(talk) };
    const appeal = await undecidedAppeal(talk, verdict.id);
    const { outcome, text } = await become(talk, appeal, verdict.text);
    const { tx, message, person, now, office } = talk;
    await decideAppeal(tx, appeal.id, { by: person!.id, inboxId: message.id, outcome }, now);
    talk.record({ action: 'appeal.accept', subject: String(appeal.id), data: outcome });
    const { month } = appeal;
    const frozen = outcome.kind !== 'revocation' && office.isClosed(month, now);
    const later = frozen ? [`${formatPeriod(month)}已结账，重开并再次结账后计入得分和排名。`] : [];
    await tellAppellant(
      talk,
      appeal,
      `【异议答复】${appeal.id}号异议（${appeal.about}）已采纳：${text}。`,
      ...later,
    );
    return {
      lines: [
        `已采纳 ${appeal.id} 号异议：${office.unit(appeal.unit).name}${text}。`,
        ...later,
        ...(frozen ? [`请在收齐采纳的异议后发：重开 ${shortMonth(month)} 原因：采纳异议`] : []),
      ],
    };
  },
});

async function become(
  talk: Talk,
  appeal: Appeal,
  typed: string,
): Promise<{ outcome: AppealOutcome; text: string }> {
  const { subject, unit, month, id, about } = appeal;
  switch (subject.kind) {
    case 'figure': {
      const { report, text } = await correctFigure(talk, appeal, typed);
      return { outcome: { kind: 'correction', report }, text };
    }
    case 'entry': {
      const points = decimal(subject.points).negated();
      const entry = await saveManualEntry(
        talk.tx,
        {
          month,
          unit,
          points: points.toFixed(),
          reason: `采纳${id}号异议：${about}`,
          personId: talk.person!.id,
          inboxId: talk.message.id,
        },
        talk.now,
      );
      const given = points.lt(0) ? '扣回' : '退回';
      return { outcome: { kind: 'manual', entry }, text: `${given}${valueText(points.abs(), '')}分` };
    }
    case 'notice': {
      const [notice] = await namedNotices(talk, [subject.notice]);
      if (notice!.state !== 'revoked')
        await revokeNotice(await actingIn(talk), notice!, 'decision', `采纳${id}号异议：${appeal.reason}`);
      return { outcome: { kind: 'revocation', notice: subject.notice }, text: `撤销${about}` };
    }
  }
}

const shown = 10;

async function waiting({ tx, office }: Talk): Promise<string[]> {
  const open = await openAppeals(tx);
  if (open.length === 0) return ['现在没有待答复的异议。'];
  return [
    `待答复的异议共${open.length}件，采纳请复制（数据后面写核实后的数），不采纳请发“驳回 编号 原因：…”：`,
    ...open
      .slice(0, shown)
      .map(
        ({ id, unit, month, about, reason }) =>
          `采纳 ${id}　${office.unit(unit).name}${formatPeriod(month)} ${about}，原因：${reason}`,
      ),
  ];
}
