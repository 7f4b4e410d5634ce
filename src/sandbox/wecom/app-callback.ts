import type { Said, Simulator } from '../context.ts';
import type { SignedCallback } from '../deliveries.ts';
import { bigId } from '../ids.ts';
import { first } from '../secrets.ts';
import { seal } from './envelope.ts';

/** The self-built app's callback for a person's message: XML in encrypted XML. */
export function appCallback(sim: Simulator, said: Said, now: number): SignedCallback {
  const corpId = first(sim.secrets.WECOM_CORP_ID);
  const agentId = first(sim.secrets.WECOM_AGENT_ID);
  const keys = {
    token: first(sim.secrets.WECOM_APP_TOKEN),
    aesKey: first(sim.secrets.WECOM_APP_AES_KEY),
    receiveId: corpId,
  };
  const plaintext = [
    '<xml>',
    `<ToUserName>${cdata(corpId)}</ToUserName>`,
    `<FromUserName>${cdata(said.user)}</FromUserName>`,
    `<CreateTime>${Math.floor(said.at / 1000)}</CreateTime>`,
    // That members' files arrive at all is inferred; the name comes with the bytes.
    ...(said.file
      ? ['<MsgType><![CDATA[file]]></MsgType>', `<MediaId>${cdata(said.file.ref)}</MediaId>`]
      : ['<MsgType><![CDATA[text]]></MsgType>', `<Content>${cdata(said.text)}</Content>`]),
    `<MsgId>${wireId(said.messageId)}</MsgId>`,
    `<AgentID>${agentId}</AgentID>`,
    '</xml>',
  ].join('');
  const sealed = seal(keys, plaintext, now);
  return {
    path: `/webhooks/wecom/app?${sealed.query}`,
    headers: { 'content-type': 'text/xml' },
    body: [
      '<xml>',
      `<ToUserName>${cdata(corpId)}</ToUserName>`,
      `<AgentID>${cdata(agentId)}</AgentID>`,
      `<Encrypt>${cdata(sealed.encrypted)}</Encrypt>`,
      '</xml>',
    ].join(''),
  };
}

/** MsgId is a 64-bit number there; an id that a person chose for a retry is turned into one. */
function wireId(messageId: string): string {
  return /^[1-9]\d{0,18}$/.test(messageId) ? messageId : bigId(messageId);
}

/** Text as XML character data: without what XML forbids, and never closing early. */
function cdata(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
  return `<![CDATA[${allowed.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
