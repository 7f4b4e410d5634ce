import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes single values inside a YAML text and leaves every other character as it was: a task list is kept by people,
 * with comments and line breaks of their own.
 */
export class YamlText {
  readonly #splices: Splice[] = [];
  readonly root: YAMLMap;

  constructor(private readonly source: string) {
    const { contents } = parseDocument(source);
    if (!isMap(contents)) throw new Error('tasks.yaml 不是一组“名称: 值”');
    this.root = contents;
  }

  /** The text with all changes made. */
  result(): string {
    const inOrder = this.#splices.map((splice, order) => ({ ...splice, order }));
    inOrder.sort((a, b) => b.start - a.start || b.order - a.order);
    return inOrder.reduce(
      (text, { start, end, text: piece }) => text.slice(0, start) + piece + text.slice(end),
      this.source,
    );
  }

  list(holder: YAMLMap, key: string): YAMLSeq {
    const found = holder.get(key, true) as unknown;
    if (!isSeq(found) || found.flow) throw new Error(`tasks.yaml 的 ${key} 应为列表，每项以“- ”开头`);
    return found;
  }

  /** Sets a key to a value on one line, under the name that `isSame` recognises if there is one. */
  set(
    map: YAMLMap,
    key: string,
    value: unknown,
    isSame: (written: string) => boolean = (written) => written === key,
  ): void {
    const pair = (map.items as Pair<Node, Node | null>[]).find(
      (one) => isScalar(one.key) && isSame(String(one.key.value)),
    );
    const text = flat(value);
    if (pair) this.#replace(pair, text);
    else if (map.items.length === 0) this.#put(map.range![0], map.range![1], `{ ${flat(key)}: ${text} }`);
    else {
      const at = (map.items.at(-1)!.key as Node).range![0];
      const separator = map.flow ? ', ' : `\n${' '.repeat(this.#columnOf(at))}`;
      this.#put(at, at, `${flat(key)}: ${text}${separator}`);
    }
  }

  /** Adds an entry at the end of a list whose items stand on lines of their own. */
  append(list: YAMLSeq, entry: unknown): void {
    const last = list.items.at(-1) as Node;
    const indent = ' '.repeat(this.#columnOf((list.items[0] as Node).range![0]) - 2);
    const filled = this.source.slice(0, last.range![1]).trimEnd().length;
    const lineEnd = this.source.indexOf('\n', filled);
    const at = lineEnd < 0 ? this.source.length : lineEnd;
    const lines = stringify([entry], { lineWidth: 0 }).trimEnd().split('\n');
    this.#put(at, at, `\n${lines.map((line) => indent + line).join('\n')}`);
  }

  #replace(pair: Pair<Node, Node | null>, text: string): void {
    const [start, end] = pair.value?.range ?? [];
    const empty = start === end;
    if (start === undefined || empty) {
      const colon = this.source.indexOf(':', pair.key.range![1]) + 1;
      this.#put(colon, colon, text === '' ? '' : ` ${text}`);
    } else this.#put(start, end!, text);
  }

  #put(start: number, end: number, text: string): void {
    this.#splices.push({ start, end, text });
  }

  #columnOf(at: number): number {
    return at - (this.source.lastIndexOf('\n', at - 1) + 1);
  }
}

/** A value on one line: 5100, 市人社局, [甲, 乙]; nothing for no value. */
function flat(value: unknown): string {
  if (value === null || value === undefined) return '';
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}
