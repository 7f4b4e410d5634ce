/** A list in an answer that may be cut: blocks of one or more lines that stay together. */
export interface Section {
  readonly blocks: readonly (readonly string[])[];
  /** The line that stands for the blocks that are left out. */
  readonly more: (left: number) => string;
}

/** Cuts lists so that together they take at most `room` lines: each keeps its first block, earlier lists grow first. */
export function fitLines(sections: readonly Section[], room: number): string[][] {
  let free = room - sections.reduce((sum, section) => sum + least(section), 0);
  return sections.map((section) => {
    const lines = cut(section, least(section) + Math.max(0, free));
    free -= Math.max(0, lines.length - least(section));
    return lines;
  });
}

function least({ blocks }: Section): number {
  const first = blocks[0]?.length ?? 0;
  return blocks.length > 1 ? first + 1 : first;
}

function cut({ blocks, more }: Section, room: number): string[] {
  if (blocks.flat().length <= room) return blocks.flat();
  const kept: string[] = [];
  let taken = 0;
  for (const block of blocks) {
    if (taken > 0 && kept.length + block.length + 1 > room) break;
    kept.push(...block);
    taken += 1;
  }
  return [...kept, ...(taken < blocks.length ? [more(blocks.length - taken)] : [])];
}
