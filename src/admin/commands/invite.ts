import { formatInstant } from '../../calendar/zone.ts';
import { appendAudit } from '../../store/audit.ts';
import { createInvite } from '../../store/requests.ts';
import { type AdminCommand, done, misused } from '../command.ts';

const lifeMs = 24 * 3_600_000;
const longestName = 20;

/** invite <name>: a one-time code that makes whoever types it an office user. */
export const invite: AdminCommand = {
  name: 'invite',
  usage: ['diaodu invite <姓名>'],
  help: '给专班办公室的同志一个一次性邀请码，24 小时内有效；第一位办公室人员用它绑定',
  async run({ words }, { db, clock, config, settings }) {
    const name = words.join(' ').trim();
    if (name === '') return misused(invite, '请写上这位同志的姓名。');
    if (name.length > longestName || /\p{C}/u.test(name))
      return misused(invite, `姓名最多 ${longestName} 个字，不能有特殊字符。`);
    const now = clock.now();
    const expiresAt = now + lifeMs;
    const code = await db.transaction().execute(async (tx) => {
      const made = await createInvite(tx, { kind: 'office', name }, expiresAt);
      const entry = { actor: 'admin', action: 'invite.create', subject: name, data: { kind: 'office' } };
      await appendAudit(tx, [entry], now, config.rules.audit.algorithm);
      return made;
    });
    return done(
      `请${name}在与“${config.botName}”的单聊里发送：`,
      '',
      `    绑定 ${code}`,
      '',
      `${formatInstant(expiresAt, settings.timeZone)}前有效，只能用一次，请当面或单独转交；用过后这位同志就是专班办公室人员。`,
    );
  },
};
