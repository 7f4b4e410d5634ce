import { titleAt } from '../../src/conversation/roles.ts';
import { personAddress } from '../../src/delivery/routes.ts';
import { harmless } from '../../src/message/harmless.ts';
import { bind, savePerson } from '../../src/store/people.ts';
import { knownBy } from '../reporting/former.ts';
import type { BindData } from '../reporting/requests.ts';
import type { Decision } from './decision.ts';

/**
 * 绑定. `name` is what the office calls the person: the AI bot's callbacks carry only an account. An account that was
 * somebody's stays theirs; the units of before count only while the person is bound.
 */
export const binding: Decision<BindData> = {
  title: ({ office }, { name, unit, role }) => `${name} 登记为${titleAt(office.unit(unit).name, role)}`,
  async accept(talk, { data }, name) {
    const { tx, office, message } = talk;
    const known = await knownBy(tx, data.platform, data.userId);
    const kept = known?.bound && known.person.role === data.role ? known.person.units : [];
    const person = {
      id: known?.person.id ?? `${data.platform}-${data.userId}`,
      name: harmless(name) || data.name,
      role: data.role,
      units: [...new Set([...kept, data.unit])],
    };
    await savePerson(tx, person, 'chat', message.id);
    await bind(tx, {
      platform: data.platform,
      userId: data.userId,
      personId: person.id,
      inboxId: message.id,
    });
    const unit = office.config.units.find((candidate) => candidate.id === data.unit)?.name ?? data.unit;
    const title = titleAt(unit, person.role);
    talk.say(personAddress(data.platform, data.userId), {
      lines: [`您已登记为${title}，可以开始使用。发送“帮助”查看命令。`],
    });
    return [`${person.name} 登记为${title}。`];
  },
  refused: (talk, { data }, news) => talk.say(personAddress(data.platform, data.userId), news),
};
