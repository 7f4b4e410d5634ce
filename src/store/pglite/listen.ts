const leading = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;
const command = /^(UN)?LISTEN\s+(?:"((?:[^"]|"")+)"|([\w$]+|\*))/i;

export interface Subscription {
  kind: 'listen' | 'unlisten';
  channel: string;
}

/** Recognises LISTEN and UNLISTEN, also behind comments; the channel as PostgreSQL will name it. */
export function subscription(text: string): Subscription | undefined {
  const start = text.replace(leading, '');
  const found = command.exec(start);
  if (!found) return undefined;
  const [, un, quoted, plain] = found;
  const channel = quoted?.replaceAll('""', '"') ?? plain!.toLowerCase();
  return { kind: un ? 'unlisten' : 'listen', channel };
}
