import { yearlessName } from '../domain/programme-name.ts';
import type { Known } from './known.ts';
import type { Masthead, PaperRules } from './model-papers.ts';
import type { Path } from './problem.ts';
import { type Complain, Taken } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

type Given = NonNullable<RulesFile['papers']>;

const usualSections = ['重要新闻', '部门动态', '区县动态', '经验交流', '工作简讯'];
const usualExperience = '经验交流';

/** Checks rules.yaml `papers` for meaning and fills in the defaults. */
export function buildPapers({ papers }: RulesFile, known: Known, complain: Complain): PaperRules {
  const sections = sectionsOf(papers, complain);
  return {
    sections,
    experience: experienceOf(papers, sections, complain),
    dataSection: papers?.dataSection ?? '数据通报',
    bulletin: mastheadOf(papers?.bulletin, '工作专报'),
    monthly: mastheadOf(papers?.monthly, '工作月报'),
    actions: actionsOf(papers, known, complain),
    phrases: phrasesOf(papers, known, complain),
  };
}

function sectionsOf(papers: RulesFile['papers'], complain: Complain): readonly string[] {
  const given = papers?.sections;
  if (!given) return usualSections;
  if (given.length === 0) complain(['papers', 'sections'], '至少要有一个栏目；用默认的栏目就不要写 sections');
  const names = new Taken(complain, '栏目名称');
  for (const [index, name] of given.entries()) names.take(name, ['papers', 'sections', index], name);
  return given;
}

function experienceOf(
  papers: RulesFile['papers'],
  sections: readonly string[],
  complain: Complain,
): readonly string[] {
  const given = papers?.experience;
  if (!given) return sections.filter((name) => name === usualExperience);
  for (const [index, name] of given.entries())
    if (!sections.includes(name))
      complain(['papers', 'experience', index], `应为栏目之一：${sections.join('、')}`, `“${name}”`);
  return given;
}

function mastheadOf(given: Given['bulletin'], series: string): Masthead {
  const { head, office, report, send, issue, contact } = given ?? {};
  return {
    head: head && head.length > 0 ? head : [series],
    ...(office ? { office } : {}),
    lines: [
      ...(report ? [{ label: '报' as const, text: report }] : []),
      ...(send ? [{ label: '送' as const, text: send }] : []),
      ...(issue ? [{ label: '发' as const, text: issue }] : []),
    ],
    ...(contact ? { contact } : {}),
  };
}

function actionsOf(papers: RulesFile['papers'], known: Known, complain: Complain): PaperRules['actions'] {
  const names = new Taken(complain, '行动名称');
  return (papers?.actions ?? []).map((action, index) => {
    const path = ['papers', 'actions', index];
    names.take(action.name, [...path, 'name'], action.name);
    return {
      name: action.name,
      programmes: programmesOf(action.programmes ?? [], known, [...path, 'programmes'], complain),
      indicators: known.indicators?.findAll(action.indicators ?? [], [...path, 'indicators'], complain) ?? [],
    };
  });
}

/** A programme stands for those of the same name in all years: rules.yaml stays as it is when the next year's list comes. */
function programmesOf(
  words: readonly string[],
  { programmes = [], programmeNames }: Known,
  path: Path,
  complain: Complain,
): string[] {
  return words.flatMap((word, index) => {
    const called = programmes.find(({ id }) => id === word)?.name ?? word;
    const same = programmes.filter(({ name }) => yearlessName(name) === yearlessName(called));
    if (same.length > 0) return same.map(({ id }) => id);
    return programmeNames?.find(word, [...path, index], complain) ?? [];
  });
}

function phrasesOf(
  papers: RulesFile['papers'],
  { indicators }: Known,
  complain: Complain,
): PaperRules['phrases'] {
  return Object.fromEntries(
    Object.entries(papers?.phrases ?? {}).flatMap(([name, { task, brief }]) => {
      const ids = indicators?.findEvery(name, ['papers', 'phrases', name], complain) ?? [];
      return ids.map((id) => [id, { ...(task ? { task } : {}), ...(brief ? { brief } : {}) }]);
    }),
  );
}
