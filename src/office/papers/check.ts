import type { Paper } from '../../bulletin/paper.ts';
import { paperText } from '../../bulletin/paper-text.ts';
import { proofLines } from '../../proof/lines.ts';
import type { Finding, Knowledge } from '../../proof/model.ts';
import { proofread } from '../../proof/proofread.ts';

/** Everything in a paper that contradicts itself or what the office knows. */
export function checkPaper(paper: Paper, knowledge: Knowledge): readonly Finding[] {
  return proofread(paperText(withoutTables(paper)).join('\n'), knowledge);
}

/** A table's cells are no sentences: they are printed from the frozen figures, and nobody typed them. */
function withoutTables(paper: Paper): Paper {
  return {
    ...paper,
    sections: paper.sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ kind }) => kind !== 'table'),
    })),
  };
}

/** The first findings, two lines each, below how many there are. */
export function checkedLines(findings: readonly Finding[], most: number): string[] {
  const [head = '', ...lines] = proofLines(findings);
  const shown = lines.slice(0, most * 2);
  const rest = findings.length - Math.min(findings.length, most);
  return [`自查：${head}`, ...shown, ...(rest > 0 ? [`其余${rest}处：先改正以上各处，再看。`] : [])];
}

/** Tells whether two papers print the same in one section. */
export function sameSection(one: Paper, other: Paper, name: string): boolean {
  const only = (paper: Paper) => ({ ...paper, sections: paper.sections.filter((own) => own.name === name) });
  return samePrint(only(one), only(other));
}

/** Tells whether two papers print the same under their heads. */
export function samePrint(one: Paper, other: Paper): boolean {
  const printed = ({ revision: _, ...paper }: Paper) => paperText(paper).join('\n');
  return printed(one) === printed(other);
}
