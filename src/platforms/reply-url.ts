/** Which reply URLs a platform's callbacks may name. */
export interface ReplyUrlRule {
  /** The platform's own origin, always allowed. */
  readonly official: string;
  /** Origins allowed besides, e.g. of a configured API base. */
  readonly origins: readonly string[];
  readonly allowsPath: (path: string) => boolean;
  /** Sandbox: where a URL of the official origin is sent instead. */
  readonly officialTo?: string;
}

/**
 * The address to use for a reply URL from a callback, or undefined when it must not be used. A forged callback
 * could name any host, so only known origins and paths pass, and what is returned is what was checked.
 */
export function allowedReplyUrl(text: string, rule: ReplyUrlRule): string | undefined {
  if (text.length > 2048 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const allowed = url.origin === rule.official || rule.origins.map(originOf).includes(url.origin);
  if (!allowed || url.origin === 'null' || url.username || url.password) return undefined;
  if (/[%\\]/.test(url.pathname) || !rule.allowsPath(url.pathname)) return undefined;
  const target = `${url.pathname}${url.search}`;
  return rule.officialTo !== undefined && url.origin === rule.official
    ? rule.officialTo.replace(/\/+$/, '') + target
    : url.origin + target;
}

/** The origin of an address; undefined when it is none. */
export function originOf(base: string): string | undefined {
  return URL.canParse(base) ? new URL(base).origin : undefined;
}

/** The host a reply URL names, short enough for a log line; the rest of it is a secret. */
export function hostOf(text: string): string {
  return URL.canParse(text) ? new URL(text).host.slice(0, 100) : 'no URL';
}
