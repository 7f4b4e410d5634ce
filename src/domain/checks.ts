import { type Decimal, decimal } from './arithmetic.ts';
import { doubts } from './doubts.ts';
import { held, zeroed } from './hold.ts';
import type { Candidate, Doubt, Entry, Fault, Judgement } from './judgement.ts';
import { convert, mostDecimals } from './measure.ts';
import type { Indicator } from './model.ts';

// Larger than any budget in 分, and what a numeric column and a table cell still hold.
const largest = '1e15';

/** Judges one line by itself: what would be recorded, whether it needs 确认, or why it is refused (DESIGN 4 "Checks"). */
export function judge(candidate: Candidate): Judgement {
  const { indicator, said } = candidate;
  if (said.holds || said.zero) return carry(candidate);
  if (indicator.kind === 'stage') return judgeStage(indicator, said.stage);
  if (indicator.kind === 'stated') {
    return said.state ? accept({ state: said.state }) : refuse({ kind: 'state-missing' });
  }
  return judgeValue(candidate);
}

function carry({ indicator, history, said, dataDate }: Candidate): Judgement {
  const last = history.at(-1);
  const figure = said.zero ? zeroed(indicator, last, dataDate, '') : held(last, dataDate, '');
  if (!figure) return refuse({ kind: 'nothing-to-hold' });
  return accept({ value: figure.value, stage: figure.stage, state: figure.state });
}

function judgeStage(indicator: Indicator, typed: string | undefined): Judgement {
  const stages = indicator.stages.map(({ name }) => name);
  if (typed === undefined) return refuse({ kind: 'stage-missing', stages });
  return stages.includes(typed) ? accept({ stage: typed }) : refuse({ kind: 'unknown-stage', typed, stages });
}

function judgeValue(candidate: Candidate): Judgement {
  const { indicator, said, history } = candidate;
  const measure = measureOf(candidate);
  if (!said.amount) return refuse({ kind: 'value-missing', measure });
  if (decimal(said.amount.value).abs().gte(largest)) return refuse({ kind: 'too-long' });
  const converted = convert(said.amount, measure);
  if (converted.kind === 'refuse') {
    return refuse({ kind: 'dimension', typed: said.amount.measure, expected: converted.expected });
  }
  const last = history.at(-1)?.value;
  if (said.add && indicator.kind !== 'cumulative') return refuse({ kind: 'add-not-cumulative' });
  if (said.add && !last) return refuse({ kind: 'nothing-to-add-to' });
  const value = said.add && last ? decimal(last).plus(converted.value) : converted.value;
  const fault = faultOf(candidate, value);
  if (fault) return refuse(fault);
  const asked: Doubt[] =
    converted.kind === 'ask' ? [{ kind: 'measure', typed: said.amount.measure, expected: converted.as }] : [];
  const reasons = [...asked, ...doubts(candidate, value, measure)];
  return reasons.length > 0 ? { verdict: 'ask', entry: { value }, reasons } : accept({ value });
}

function faultOf({ indicator, history, dataDate, correction }: Candidate, value: Decimal): Fault | undefined {
  if (value.abs().gte(largest) || value.decimalPlaces() > mostDecimals) return { kind: 'too-long' };
  if (indicator.kind !== 'level' && value.lt(0)) return { kind: 'negative', value };
  if (indicator.kind !== 'cumulative' || correction) return undefined;
  // Only the newest before: a 更正 with a reason may have gone below an older one whose month is closed.
  const before = history.findLast((figure) => figure.dataDate <= dataDate && figure.value);
  if (before?.value?.gt(value))
    return { kind: 'falling', value, last: before.value, lastDate: before.dataDate };
  // Of each later day only its last word: what was said before it on that day is superseded.
  const after = history.find(
    (figure, at) =>
      figure.dataDate > dataDate && figure.dataDate !== history[at + 1]?.dataDate && figure.value?.lt(value),
  );
  return after && { kind: 'above-later', value, later: after.value!, laterDate: after.dataDate };
}

function measureOf({ indicator, part }: Candidate): string {
  return indicator.parts.find(({ id }) => id === part)?.measure ?? indicator.measure;
}

function accept(entry: Entry): Judgement {
  return { verdict: 'ok', entry };
}

function refuse(reason: Fault): Judgement {
  return { verdict: 'refuse', reason };
}
