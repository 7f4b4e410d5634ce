import type { Fields } from '../shape.ts';
import { xmlMarks } from './xml-marks.ts';

/** The platform's own documents are two levels deep, with fewer than thirty elements. */
const maxDepth = 20;

interface Element {
  readonly name: string;
  text: string;
  children?: Record<string, unknown>;
}

/**
 * The children of the root element `xml`; undefined for anything that is not such a document. Reads what the
 * platform sends and no more: elements, text, CDATA. Everything stays text, because ids exceed 2^53 and may begin
 * with zeros, and nothing expands. One pass with a fixed number of steps, because anybody may send us anything.
 */
export function parseXml(text: string): Fields | undefined {
  const root: Element = { name: '', text: '' };
  const open = [root];
  for (const mark of xmlMarks(text)) {
    const inner = open[open.length - 1]!;
    if (mark.kind === 'fault') return undefined;
    if (mark.kind === 'text') inner.text += mark.text;
    else if (mark.kind === 'open') open.push({ name: mark.name, text: '' });
    else if (inner === root || inner.name !== mark.name || !close(open)) return undefined;
    if (open.length > maxDepth) return undefined;
  }
  const { xml, ...others } = root.children ?? {};
  if (open.length > 1 || root.text !== '' || Object.keys(others).length > 0) return undefined;
  return xml === '' ? {} : Array.isArray(xml) || typeof xml !== 'object' ? undefined : (xml as Fields);
}

/** Puts the innermost element into the one around it; false when it has both text and children. */
function close(open: Element[]): boolean {
  const { name, text, children } = open.pop()!;
  if (children && text !== '') return false;
  const outer = open[open.length - 1]!;
  outer.children ??= Object.create(null) as Record<string, unknown>;
  const value = children ?? text;
  const before = outer.children[name];
  if (before === undefined) outer.children[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else outer.children[name] = [before, value];
  return true;
}
