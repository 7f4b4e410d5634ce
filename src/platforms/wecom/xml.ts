import { XMLParser } from 'fast-xml-parser';
import { asObject, type Fields } from '../shape.ts';

/** Every value stays text: ids exceed 2^53 and may begin with zeros. Entities are off, so nothing expands. */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 20,
});

/** The children of the root element `xml`; undefined for anything that is not such a document. */
export function parseXml(text: string): Fields | undefined {
  if (/<!(?!--)/.test(text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) return undefined;
  try {
    return asObject(asObject(parser.parse(text, true))?.xml);
  } catch {
    return undefined;
  }
}
