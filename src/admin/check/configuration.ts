import { createCalendar } from '../../calendar/workdays.ts';
import { loadConfig, problemText } from '../../config/load.ts';
import type { Config, ConfigPerson } from '../../config/model.ts';
import { templateFiles } from '../../config/read-templates.ts';
import { checkWarnings } from '../../config/warnings.ts';
import { checkTemplate } from '../../render/word/template/papers.ts';
import { identities } from '../../store/people.ts';
import type { Db } from '../../store/schema.ts';
import { knownGroups } from '../known-groups.ts';
import { type Finding, hint, ok, problem } from './finding.ts';

/** Reads the configuration folder as the next start will: the configuration, or everything that is wrong with it. */
export async function configurationFindings(dir: string): Promise<{ findings: Finding[]; config?: Config }> {
  const loaded = await loadConfig(dir);
  if ('problems' in loaded)
    return {
      findings: loaded.problems.map((one, index, all) =>
        problem(
          `配置：${problemText(one)}`,
          index === all.length - 1 ? '改好后再运行 diaodu check' : undefined,
        ),
      ),
    };
  const { units, people, groups, indicators } = loaded.config;
  const counts = `${units.length} 个单位、${people.length} 人、${groups.length} 个群、${indicators.length} 项指标`;
  return {
    findings: [ok(`配置：无误（${counts}）`), ...templateFindings(loaded.config)],
    config: loaded.config,
  };
}

/** The office's own Word templates: a fault is said here before a bulletin is asked for. */
function templateFindings({ templates }: Config): Finding[] {
  return (['bulletin', 'monthly'] as const).flatMap((kind) => {
    const template = templates[kind];
    const problems = template ? checkTemplate(template, 'paper') : [];
    return problems.map((text) =>
      problem(`${templateFiles[kind]}：${text}`, '改好模板再运行 diaodu check；没有改好以前这种文稿生成不了'),
    );
  });
}

/** What is no fault but somebody should know: silent groups, people out of reach, a missing holiday table. */
export async function warningFindings(config: Config, today: string, db?: Db): Promise<Finding[]> {
  const { isPublished } = createCalendar(config.holidays);
  const present = db ? await withStored(config, db) : config;
  return [
    ...programmeHints(config, Number(today.slice(0, 4))),
    ...checkWarnings(present, { today, isPublished }).map((text) => hint(text)),
  ];
}

/** Figures of one year against another year's targets look fine and mean nothing. */
function programmeHints({ programmes }: Config, year: number): Finding[] {
  if (programmes.some((programme) => programme.year === year)) return [];
  return [
    hint(`任务清单里没有 ${year} 年的专项`, `请在 tasks.yaml 里写好 ${year} 年的指标和目标，再请各单位填报`),
  ];
}

/** The configuration with what came by chat and by this tool: groups, keys, bound people. */
async function withStored(config: Config, db: Db): Promise<Config> {
  const bound = await identities(db);
  const account = (person: string, platform: string) =>
    bound.find((identity) => identity.person.id === person && identity.platform === platform)?.userId;
  const people = new Map<string, ConfigPerson>(config.people.map((person) => [person.id, person]));
  for (const { person } of bound) people.set(person.id, { ...people.get(person.id), ...person });
  const groups = (await knownGroups(db, config)).map((group) => {
    const written = config.groups.find(({ platform, id }) => platform === group.platform && id === group.id);
    return { ...group, webhook: group.webhook ?? written?.webhook };
  });
  return {
    ...config,
    groups,
    people: [...people.values()].map((person) => ({
      ...person,
      wecom: person.wecom ?? account(person.id, 'wecom'),
      dingtalk: person.dingtalk ?? account(person.id, 'dingtalk'),
    })),
  };
}
