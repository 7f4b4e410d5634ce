import { XMLValidator } from 'fast-xml-parser';
import { expect } from 'vitest';
import { readParagraphs } from '../../../src/render/word/template/paragraphs.ts';
import { readZip } from '../../../src/render/zip.ts';

/** The files of a .docx by name; every XML part is well-formed and free of control characters. */
export function docxParts(file: Buffer): Map<string, string> {
  const files = readZip(file, { files: 200, bytes: 50_000_000 });
  const parts = [...files].filter(([name]) => /\.(xml|rels)$/.test(name));
  return new Map(
    parts.map(([name, content]) => {
      const xml = content.toString('utf8');
      expect(XMLValidator.validate(xml), name).toBe(true);
      expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      return [name, xml];
    }),
  );
}

/** The XML of the text itself. */
export function documentXml(file: Buffer): string {
  return docxParts(file).get('word/document.xml')!;
}

/** Its paragraphs' texts, the empty ones left out. */
export function printedLines(file: Buffer): string[] {
  return readParagraphs(documentXml(file))
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

/** The names of the files in it. */
export function fileNames(file: Buffer): string[] {
  return [...readZip(file, { files: 200, bytes: 50_000_000 }).keys()];
}
