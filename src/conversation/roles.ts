import type { Role } from '../domain/model.ts';
import type { Person } from '../store/people.ts';
import { PersonError } from './errors.ts';
import type { Handler } from './handler.ts';

const roleNames: Record<Role, string> = {
  liaison: '县市区联络员',
  department: '牵头部门',
  observer: '观察员',
  office: '专班办公室',
  leader: '领导',
};

/** The Chinese name of a role. */
export function roleName(role: Role): string {
  return roleNames[role];
}

/** What a person is called for a unit: 隆回县联络员, 市民政局填报人. */
export function titleAt(unit: string, role: Role): string {
  if (role === 'liaison') return `${unit}联络员`;
  if (role === 'department') return `${unit}填报人`;
  return role === 'office' ? '专班办公室工作人员' : `${unit}${roleNames[role]}`;
}

/** The one place where roles are enforced: throws the refusal, which says who may. */
export function enforceRole(handler: Handler, person: Person | undefined): void {
  if (handler.roles === 'anyone') return;
  if (!person) throw unbound();
  if (handler.roles === 'bound' || handler.roles.includes(person.role)) return;
  const who = handler.roles.map(roleName).join('、');
  throw new PersonError(
    'not_allowed',
    `“${handler.words[0]}”只能由${who}使用，您登记的身份是${roleName(person.role)}。`,
    '发送“帮助”可查看您能用的命令。',
  );
}

/** What an unbound person reads whatever they say. */
export function unbound(): PersonError {
  return new PersonError(
    'unbound',
    '还不知道您是哪个单位的，暂不能受理。',
    '请发送：绑定 单位名称（例如：绑定 隆回县），专班办公室同意后即可填报。',
  );
}

/** True when the person may use the command. */
export function mayUse(handler: Handler, person: Person | undefined): boolean {
  try {
    enforceRole(handler, person);
    return true;
  } catch {
    return false;
  }
}
