import type { SaidItem } from '../../src/bulletin/data-sentences.ts';
import { decimal } from '../../src/domain/arithmetic.ts';
import type { Status } from '../../src/domain/model.ts';

/** Indicators of one status, by their phrases; done means done early unless said otherwise. */
export function said(status: Status, phrases: readonly string[], over: Partial<SaidItem['progress']> = {}) {
  return phrases.map(
    (phrase): SaidItem => ({ phrase, progress: { status, early: status === 'done', ...over } }),
  );
}

/** One indicator that is behind, with its completion. */
export function behind(phrase: string, completion: string): SaidItem {
  return { phrase, progress: { status: 'behind-red', early: false, completion: decimal(completion) } };
}
