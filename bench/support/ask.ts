import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// biome-ignore lint/suspicious/noExplicitAny: each side knows what the other takes and gives
type Actions = Record<string, (given: any) => unknown>;

/** In a helper process: answers what the parent asks, one question after the other; ends with the parent. */
export function serve(actions: Actions): void {
  process.on('message', async ({ action, given }: { action: string; given: unknown }) => {
    try {
      process.send!({ answer: await actions[action]!(given) });
    } catch (error) {
      process.send!({ failure: String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
}

export interface Helper {
  ask<Answer = unknown>(action: string, given?: unknown): Promise<Answer>;
  stop(): void;
}

/** Starts a helper process of this folder. */
export function startHelper(file: string): Helper {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child: ChildProcess = fork(path, { execArgv: ['--import', 'tsx'] });
  return {
    ask: (action, given) =>
      new Promise((resolve, reject) => {
        const gone = () => reject(new Error(`${file} ended`));
        child.once('exit', gone);
        child.once('message', (reply: { answer?: never; failure?: string }) => {
          child.off('exit', gone);
          if (reply.failure !== undefined) reject(new Error(`${file}: ${reply.failure}`));
          else resolve(reply.answer!);
        });
        child.send({ action, given });
      }),
    stop: () => child.disconnect(),
  };
}
