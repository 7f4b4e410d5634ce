import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FindingKind } from '../../src/proof/model.ts';
import { proofread } from '../../src/proof/proofread.ts';

interface Spoiled {
  readonly text: string;
  readonly find: readonly { readonly kind: FindingKind; readonly says: string }[];
}

const read = (name: string) =>
  parse(readFileSync(new URL(`../fixtures/proof/${name}.yaml`, import.meta.url), 'utf8'));
const right: readonly string[] = read('right');
const spoiled: readonly Spoiled[] = read('spoiled');

const leastRecall = 0.9;

describe('our own set of sentences', () => {
  it('is large enough to tell something', () => {
    expect(right.length).toBeGreaterThanOrEqual(80);
    expect(spoiled.length).toBeGreaterThanOrEqual(50);
  });

  it.each(right)('says nothing about a sentence that is right: %s', (text) => {
    expect(proofread(text)).toEqual([]);
  });

  it('says nothing when all the right sentences stand in one text', () => {
    const together = proofread(right.map((text) => `（一）${text}`).join('\n'));
    expect(together).toEqual([]);
  });

  it('finds at least nine of ten contradictions, and nothing else', () => {
    const expected = spoiled.flatMap(({ text, find }) => find.map((one) => ({ text, ...one })));
    const missed = expected.filter(
      ({ text, kind, says }) =>
        !proofread(text).some((one) => one.kind === kind && one.arithmetic.includes(says)),
    );
    const extra = spoiled.flatMap(({ text, find }) =>
      proofread(text).filter(
        (one) => !find.some(({ kind, says }) => one.kind === kind && one.arithmetic.includes(says)),
      ),
    );
    const falseAlarms = right.flatMap((text) => proofread(text));
    const recall = (expected.length - missed.length) / expected.length;
    console.log(
      `proof: ${right.length} right, ${expected.length} wrong; recall ${(recall * 100).toFixed(1)}%, ` +
        `false alarms ${falseAlarms.length + extra.length}; missed: ${missed.map(({ text }) => text.trim().slice(0, 30)).join(' | ') || 'none'}`,
    );
    expect(extra).toEqual([]);
    expect(falseAlarms).toEqual([]);
    expect(recall).toBeGreaterThanOrEqual(leastRecall);
  });
});
