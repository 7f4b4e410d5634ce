import type { z } from 'zod';
import type { Unit } from '../domain/model.ts';
import { buildHolidays } from './build-holidays.ts';
import { buildOrg } from './build-org.ts';
import { buildRules } from './build-rules.ts';
import { buildTasks } from './build-tasks.ts';
import { checkRounds } from './check-rounds.ts';
import { type Checked, checkShape } from './check-shape.ts';
import { type Known, yearsOf } from './known.ts';
import type { Config } from './model.ts';
import { mentioned, Names } from './names.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-file.ts';
import { hasTaskListWorkbook, readTaskListSource, taskListFile } from './read-task-list.ts';
import { readTemplates } from './read-templates.ts';
import { complainAbout } from './report.ts';
import { holidaysSchema } from './schema-holidays.ts';
import { orgSchema } from './schema-org.ts';
import { rulesSchema } from './schema-rules.ts';
import { type TasksFile, tasksSchema } from './schema-tasks.ts';
import { readYaml, type Source } from './yaml-source.ts';

export { type Problem, problemText } from './problem.ts';

/** Reads and checks the whole configuration folder: the configuration, or everything that is wrong with it. */
export async function loadConfig(dir: string): Promise<{ config: Config } | { problems: Problem[] }> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const open = <S extends z.ZodType>(file: string, schema: S) => openFile(dir, file, schema, report);
  const org = await open('org.yaml', orgSchema);
  const builtOrg = org && buildOrg(org, org.whole, complainAbout(org, report));
  const tasks = (await hasTaskListWorkbook(dir, report))
    ? await openTaskList(dir, builtOrg?.units, report)
    : await open('tasks.yaml', tasksSchema);
  const rules = await open('rules.yaml', rulesSchema);
  const holidays = await open('holidays.yaml', holidaysSchema);

  const known = builtOrg && { units: builtOrg.units, names: builtOrg.unitNames };
  const builtTasks = tasks && buildTasks(tasks, known, complainAbout(tasks, report));
  const brokenIndicators = mentioned(tasks?.whole, ['programmes'], 'indicators');
  const indicators = builtTasks && new Names('指标', builtTasks.indicators, brokenIndicators);
  const named: Known = {
    indicators,
    programmeNames:
      builtTasks &&
      new Names(
        '专项',
        builtTasks.programmes.map((one) => ({ ...one, aliases: [] })),
      ),
    programmes: builtTasks?.programmes,
    years: builtTasks && yearsOf(builtTasks.programmes),
    unitNames: builtOrg?.unitNames,
    units: builtOrg?.units,
  };
  const builtRules = rules && buildRules(rules, named, complainAbout(rules, report));
  const override = holidays && buildHolidays(holidays, complainAbout(holidays, report));
  if (rules && builtRules && override && problems.length === 0)
    checkRounds(builtRules, override, complainAbout(rules, report));

  if (problems.length > 0 || !builtOrg || !builtTasks || !builtRules || !override)
    return { problems: sorted(problems) };
  const { unitNames: _, ...people } = builtOrg;
  const templates = await readTemplates(dir);
  return { config: { ...people, ...builtTasks, rules: builtRules, holidays: override, templates } };
}

type Opened<T> = Checked<T> & { readonly whole: Source };

async function openFile<S extends z.ZodType>(
  dir: string,
  file: string,
  schema: S,
  report: (problem: Problem) => void,
): Promise<Opened<z.output<S>> | undefined> {
  const text = await readText(dir, file, report);
  const whole = text === undefined ? undefined : readYaml(file, text, report);
  const checked = whole && checkShape(schema, whole, report);
  return checked && { ...checked, whole };
}

/** A list in a workbook can only be read once the units are known; without them their own problems are enough. */
async function openTaskList(
  dir: string,
  units: readonly Unit[] | undefined,
  report: (problem: Problem) => void,
): Promise<Opened<TasksFile> | undefined> {
  const whole = units && (await readTaskListSource(dir, units, report));
  const checked = whole && checkShape(tasksSchema, whole, report);
  return checked && { ...checked, whole };
}

const order = ['org.yaml', 'tasks.yaml', taskListFile, 'rules.yaml', 'holidays.yaml'];

/** In the order a person goes through the files. */
function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line);
}
