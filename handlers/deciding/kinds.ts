import type { Request } from '../../src/store/requests.ts';
import { binding } from './binding.ts';
import type { Decision } from './decision.ts';
import { difference } from './difference.ts';
import { extension } from './extension.ts';
import { group } from './group.ts';

const kinds: Record<Request['kind'], Decision> = { bind: binding, group, extension, difference };

/** How a request of that kind is decided; its data is of the kind that wrote it. */
export function decisionOf({ kind }: Pick<Request, 'kind'>): Decision<unknown> {
  return kinds[kind] as Decision<unknown>;
}
