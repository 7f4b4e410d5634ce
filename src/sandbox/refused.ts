import type { Context, Next } from 'koa';

/** A call that the platform turns down, in the words of that platform. */
export class Refused extends Error {
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(status: number, answer: Readonly<Record<string, unknown>>) {
    super(JSON.stringify(answer));
    this.status = status;
    this.answer = answer;
  }
}

/** WeCom's dialect: HTTP 200 with an errcode and a talkative errmsg. */
export function wecomRefusal(errcode: number, what: string): Refused {
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  const errmsg = `${what}, hint: [${'0'.repeat(19)}], from ip: 127.0.0.1, more info at ${more}`;
  return new Refused(200, { errcode, errmsg });
}

/** DingTalk's legacy dialect (oapi): HTTP 200 with an errcode. */
export function oapiRefusal(errcode: number, errmsg: string): Refused {
  return new Refused(200, { errcode, errmsg });
}

/** DingTalk's new dialect (api): an HTTP status with a code in words. */
export function apiRefusal(status: number, code: string, message: string): Refused {
  return new Refused(status, { code, message, requestid: crypto.randomUUID().toUpperCase() });
}

/** Turns a refusal into the platform's answer. */
export async function answerRefusals(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    ctx.status = error.status;
    ctx.body = error.answer;
  }
}
