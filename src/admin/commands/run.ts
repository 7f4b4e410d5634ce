import { formatInstant, instant } from '../../calendar/zone.ts';
import { type AdminCommand, done, failed, misused } from '../command.ts';

/** run <job> [--at <ISO>]: runs a job's newest occurrence up to now or that moment; what ran already is never run again. */
export const run: AdminCommand = {
  name: 'run',
  usage: ['diaodu run <任务>', 'diaodu run <任务> --at 2024-10-08T09:00:00+08:00'],
  help: '补做一次定时任务：到现在（或 --at 的时刻）为止最近的一次；已经做过的不会重做',
  options: ['at'],
  async run({ words: [name, ...more], options }, { runJob, jobs, clock, settings }) {
    if (more.length > 0) return misused(run, '一次只能写一个任务。');
    if (!runJob || !jobs) return failed('服务没有运行，没有执行。请先启动服务，错过的任务启动后会自动补做。');
    if (name === undefined) return misused(run, `任务有：${jobs.join('、')}`);
    const moment = options.at === undefined ? clock.now() : momentOf(options.at, settings.timeZone);
    if (Number.isNaN(moment)) return misused(run, '--at 应写成 2024-10-08T09:00:00+08:00 这样的时间。');
    const ran = await runJob(name, moment);
    switch (ran.kind) {
      case 'unknown-job':
        return misused(run, `没有“${name}”这个任务。任务有：${jobs.join('、')}`);
      case 'future':
        return failed('这个时间还没到，没有执行。');
      case 'none':
        return failed('到这个时间为止的一百天里，这个任务没有到期的时间，没有执行。');
      case 'before-start':
        return failed('这一次在首次启动之前，不用补做，没有执行。');
    }
    const which = `${name} ${ran.period}（${formatInstant(ran.at, settings.timeZone)}）`;
    if (ran.kind === 'done') return failed(`${which}已经做过，没有重做。`);
    if (ran.kind === 'skipped') return failed(`${which}已经用不着了，没有发消息。`);
    return done(`已执行 ${which}。`, '消息是否送达请用 diaodu outbox 查看。');
  },
};

/** A moment as written; without a zone it is the office's own clock that is meant. NaN for what is none. */
function momentOf(written: string, zone: string): number {
  const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(written.trim());
  if (!local) return Date.parse(written);
  try {
    return instant(local[1]!, local[2]!, zone);
  } catch {
    return Number.NaN;
  }
}
