import { describe, expect, it } from 'vitest';
import { storableJson } from '../../src/store/statement.ts';
import { stores } from '../support/services.ts';

const texts: [string, string, string][] = [
  ['plain text', '新增城镇就业 1450人', '新增城镇就业 1450人'],
  ['an emoji', '👍', '👍'],
  ['a zero byte', '前\u0000后', '前\ufffd后'],
  ['half a surrogate pair', '前\ud83d后', '前\ufffd后'],
  ['an escape that a person typed', '\\u0000 \\ud83d', '\\u0000 \\ud83d'],
];

describe.each(stores())('JSON for $name', ({ open }) => {
  it.each(texts)('takes %s', async (_, text, stored) => {
    const store = await open();
    try {
      const { rows } = await store.pool.query("select $1::jsonb -> 0 ->> 'text' as text", [
        storableJson([{ text }]),
      ]);
      expect(rows[0].text).toBe(stored);
    } finally {
      await store.close();
    }
  });
});
