import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { readOpening } from '../src/language/opening.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { othersQuestion, settle } from '../src/store/questions.ts';
import { finish, intake } from './reporting/intake.ts';
import { plan } from './reporting/plan.ts';
import { basisOf, chosen, openProposal, type Proposal, undecidedName } from './reporting/proposal.ts';
import { askerOf } from './reporting/question.ts';

/** 确认, or the number of a name: answers the sender's own open question; the checks run again. */
export const confirm = defineHandler<number | undefined>({
  words: ['确认', '是的', '对的', '没错', '确定'],
  roles: 'bound',
  help: '同意我刚才理解的内容，正式记录；名称不明确时直接回复数字',
  examples: ['确认', '确认 1'],
  parse(rest, { vocabulary }) {
    const opening = readOpening(rest, vocabulary, []);
    return opening.kind === 'choice' ? opening.number : undefined;
  },
  async run(number, talk) {
    const proposal = openProposal(talk);
    if (!proposal) return refuseWithout(talk, number);
    return number === undefined ? confirmed(talk, proposal) : choose(talk, proposal, number);
  },
});

async function refuseWithout(talk: Talk, number: number | undefined): Promise<never> {
  if (await othersQuestion(talk.tx, askerOf(talk), talk.now))
    throw new PersonError(
      'not_yours',
      '这里等待确认的内容是别人报的，只能由本人确认，没有记录。',
      '您要报数请自己发送，例如：填报 新增城镇就业 1450人',
    );
  if (number !== undefined)
    throw new PersonError(
      'number_alone',
      `只看到数字 ${number}，不知道是哪项，没有记录。`,
      '请连指标一起发送，例如：填报 新增城镇就业 1450人',
    );
  throw new PersonError(
    'nothing_open',
    '您在这里没有等待确认的内容（可能已确认、取消或过期）。',
    '需要时请重新发送数据。',
  );
}

/** A settled name is handled like any line: recorded at once unless it is prose or doubtful. */
async function choose(talk: Talk, proposal: Proposal, number: number): Promise<Outbound> {
  const next = chosen(proposal, number);
  await settle(talk.tx, askerOf(talk));
  const { prose, reportedAt, correction } = next;
  const unit = talk.office.unit(next.unit);
  return intake(
    { ...talk, question: undefined },
    unit,
    { ...next.reading, leftovers: [] },
    { prose, reportedAt, correction },
  );
}

async function confirmed(talk: Talk, proposal: Proposal): Promise<Outbound> {
  if (undecidedName(proposal)) throw new PersonError('choice_open', '请先回复数字选定指标，或回复“取消”。');
  const { reportedAt, correction, prose } = proposal;
  const reading = { ...proposal.reading, leftovers: [] };
  const unit = talk.office.unit(proposal.unit);
  const planned = await plan(talk, unit, reading, { reportedAt, correcting: correction !== undefined });
  const possible = planned.lines.filter(({ judgement }) => judgement.verdict !== 'refuse');
  const changed = basisOf(possible) !== talk.question!.basis;
  await settle(talk.tx, askerOf(talk));
  return finish({ ...talk, question: undefined }, reading, planned, {
    reportedAt,
    correction,
    prose,
    confirmed: !changed,
    again: changed,
  });
}
