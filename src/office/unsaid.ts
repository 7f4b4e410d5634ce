import type { NewOutgoing } from '../store/outbox.ts';

/** Something to be said unasked; `onceKey` names what is said to whom: it is never said twice. */
export type Unsaid = Omit<NewOutgoing, 'kind' | 'inboxId'> & { readonly onceKey: string };
