import { serve } from './ask.ts';
import { type FakePlatform, startFakePlatform } from './fake-platform.ts';

export interface Delivered {
  readonly answers: number;
  readonly refused: number;
  readonly others: number;
}

export interface Verdict {
  readonly missing: number;
  /** Answers that do not hold what every right one holds. */
  readonly wrong: readonly string[];
}

// A process of its own: the platform's CPU is not ours.
let fake: FakePlatform;

serve({
  async start() {
    fake = await startFakePlatform();
    return { base: fake.base };
  },
  delivered: (): Delivered => ({ answers: fake.count(), refused: fake.refused(), others: fake.others() }),
  judge({ codes, holds }: { codes: string[]; holds: string }): Verdict {
    const answers = codes.map((code) => fake.answer(code));
    return {
      missing: answers.filter((answer) => answer === undefined).length,
      wrong: answers.flatMap((answer) => (answer !== undefined && !answer.includes(holds) ? [answer] : [])),
    };
  },
  forget: () => fake.forget(),
});
