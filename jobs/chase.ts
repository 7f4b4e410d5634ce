import { chaseMessages } from '../src/office/chasing.ts';
import type { Job } from '../src/tick.ts';

/** A 催报 that was asked for while the bot may not speak; its rows are written by the command, `message/unit`. */
export const chase: Job = {
  name: 'chase',
  speaks: true,
  occurrences: () => [],
  async run({ tx, now, office, due, say }) {
    for (const { period } of due) {
      const [, unit] = period.split('/');
      const { messages } = await chaseMessages(tx, office, `chase-${period}`, unit || undefined, now);
      for (const message of messages) say(message);
    }
    return undefined;
  },
};
