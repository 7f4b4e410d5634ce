import { deflateSync } from 'node:zlib';
import type { Block, Paper } from '../../../src/bulletin/paper.ts';

/** A bulletin with one story; the given parts replace that. */
export function paper(over: Partial<Paper> = {}): Paper {
  return {
    head: ['邵阳市打好重点民生保障仗', '工作专报'],
    issue: '2024年第13期',
    office: '邵阳市打好重点民生保障仗工作专班',
    date: '2024-11-05',
    sections: [{ name: '区县动态', blocks: [story('发力稳就业', ['今年以来，全县多措并举。'])] }],
    ...over,
  };
}

/** A story of 隆回县. */
export function story(title: string, paragraphs: readonly string[]): Block {
  return { kind: 'story', unit: '隆回县', story: { title, paragraphs } };
}

/** A PNG of that size whose picture nobody looks at. */
export function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
