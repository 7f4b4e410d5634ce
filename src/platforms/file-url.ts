import { originOf } from './reply-url.ts';

/** Which addresses a platform may name for a file that a person sent. */
export interface FileUrlRule {
  /** Hosts of the platform's file servers; with a leading dot, everything below that domain. */
  readonly hosts: readonly string[];
  /** Origins allowed besides, e.g. of a configured API base. */
  readonly origins: readonly string[];
  /** Sandbox: where a file of such a host is fetched instead. */
  readonly officialTo?: string;
}

/** The address to fetch a file from, or undefined when it must not be used: no platform may send us into our own network. */
export function allowedFileUrl(text: string, rule: FileUrlRule): string | undefined {
  if (text.length > 4096 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  const target = `${url.pathname}${url.search}`;
  if (rule.origins.map(originOf).includes(url.origin)) return url.origin + target;
  const isAllowed = rule.hosts.some((host) =>
    host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host,
  );
  if (!isAllowed || url.port !== '') return undefined;
  return (rule.officialTo?.replace(/\/+$/, '') ?? url.origin) + target;
}
