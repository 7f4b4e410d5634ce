import { isMap, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Unit } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { Comparison, PeopleChange, TargetChange } from './compare.ts';
import { indicatorEntry, programmeEntries } from './entries.ts';
import type { TaskListReading } from './reading.ts';
import { YamlText } from './splice-yaml.ts';

/** Writes a list's changes into the text of tasks.yaml; everything that the list does not speak of stays as it is. */
export function editTasks(
  text: string,
  comparison: Comparison,
  reading: TaskListReading,
  units: readonly Unit[],
): string {
  const editor = new Editor(text, units);
  for (const change of [...comparison.changed, ...comparison.removed]) editor.setTarget(change);
  for (const change of comparison.people) editor.setPeople(change);
  for (const listed of comparison.fresh)
    if (!reading.programmes.some(({ id }) => id === listed.programme))
      editor.addIndicator(listed.programme, indicatorEntry(listed, units));
  for (const entry of programmeEntries(reading, units)) editor.addProgramme(entry);
  return editor.result();
}

class Editor {
  readonly #text: YamlText;
  readonly #programmes: YAMLSeq;
  /** What the lists of units without a number become, by indicator: several changes make one list. */
  readonly #unitLists = new Map<string, Set<string>>();

  constructor(
    text: string,
    private readonly units: readonly Unit[],
  ) {
    this.#text = new YamlText(text);
    this.#programmes = this.#text.list(this.#text.root, 'programmes');
  }

  result(): string {
    for (const [id, units] of this.#unitLists)
      this.#text.set(
        this.#indicator(id),
        'units',
        [...units].map((unit) => this.#nameOf(unit)),
      );
    return this.#text.result();
  }

  addProgramme(entry: object): void {
    this.#text.append(this.#programmes, plain(entry));
  }

  addIndicator(programme: string, entry: object): void {
    this.#text.append(this.#text.list(this.#byId(this.#programmes, programme), 'indicators'), plain(entry));
  }

  setTarget({ indicator, part, unit, value }: TargetChange): void {
    const whole = this.#indicator(indicator);
    const kind = String(whole.get('kind'));
    if (kind === 'stage' || kind === 'stated') {
      const list = this.#unitLists.get(indicator) ?? this.#unitsOf(whole);
      if (value === undefined) list.delete(unit);
      else list.add(unit);
      this.#unitLists.set(indicator, list);
      return;
    }
    const holder = part === undefined ? whole : this.#byId(this.#text.list(whole, 'parts'), part);
    this.#put(holder, 'targets', unit, value === undefined ? null : plain(value));
  }

  setPeople({ indicator, lead, responsible, responsibleByUnit = {} }: PeopleChange): void {
    const whole = this.#indicator(indicator);
    if (lead) this.#text.set(whole, 'lead', this.#nameOf(lead));
    if (responsible) this.#text.set(whole, 'responsible', responsible);
    const named = Object.entries(responsibleByUnit).map(([unit, person]) => [this.#nameOf(unit), person]);
    if (isMap(whole.get('responsibleByUnit')))
      for (const [unit, person] of Object.entries(responsibleByUnit))
        this.#put(whole, 'responsibleByUnit', unit, person);
    else if (named.length > 0) this.#text.set(whole, 'responsibleByUnit', Object.fromEntries(named));
  }

  /** Sets a unit's entry under whatever name the file has for it. */
  #put(holder: YAMLMap, key: string, unit: string, value: unknown): void {
    const map = holder.get(key, true) as unknown;
    if (!isMap(map))
      throw new Error(`tasks.yaml 里“${holder.get('name')}”的 ${key} 不是“单位: 数字”，请先改好`);
    this.#text.set(map, this.#nameOf(unit), value, (written) => this.#idOf(written) === unit);
  }

  /** A task without a number: 全部 means every county. */
  #unitsOf(indicator: YAMLMap): Set<string> {
    const written = indicator.get('units', true) as unknown;
    if (isSeq(written))
      return new Set(written.items.map((item) => this.#idOf(String((item as Scalar).value))));
    return new Set(this.units.filter(({ kind }) => kind === 'county').map(({ id }) => id));
  }

  #indicator(id: string): YAMLMap {
    for (const programme of this.#programmes.items as YAMLMap[]) {
      const list = this.#text.list(programme, 'indicators');
      const found = (list.items as YAMLMap[]).find((entry) => String(entry.get('id')) === id);
      if (found) return found;
    }
    throw new Error(`tasks.yaml 里没有编号为 ${id} 的指标`);
  }

  #byId(list: YAMLSeq, id: string): YAMLMap {
    const found = (list.items as YAMLMap[]).find((entry) => String(entry.get('id')) === id);
    if (!found) throw new Error(`tasks.yaml 里没有编号 ${id}`);
    return found;
  }

  #idOf(word: string): string {
    const key = nameKey(word);
    const names = ({ id, name, aliases }: Unit) => [id, name, ...aliases];
    return this.units.find((unit) => names(unit).some((one) => nameKey(one) === key))?.id ?? word;
  }

  #nameOf(id: string): string {
    return this.units.find((unit) => unit.id === id)?.name ?? id;
  }
}

/** Texts that are exact as numbers are written without quotes, as a person would. */
function plain(value: unknown): unknown {
  if (typeof value === 'string')
    return /^-?\d/.test(value) && String(Number(value)) === value ? Number(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}
