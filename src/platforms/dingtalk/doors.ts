import type { Callback, Door, RawCallback } from '../contract.ts';
import { decode } from './decode.ts';
import { readEnvelope } from './envelope.ts';
import type { DingtalkLimits } from './limits.ts';
import type { DingtalkSettings } from './settings.ts';
import { verify } from './verify.ts';

/** The robot's callback URL, when there is a secret to verify by. */
export function dingtalkDoors(settings: DingtalkSettings, limits: DingtalkLimits): Door[] {
  if (settings.clientSecrets.length === 0) return [];
  const open = (callback: RawCallback): Callback => {
    const envelope = readEnvelope(callback);
    verify(envelope, settings, callback.now, limits.timestampMs);
    const decoded = decode(envelope.fields, settings, limits, callback.now);
    return { ...decoded, nonce: `${envelope.timestamp}:${envelope.signature}` };
  };
  return [
    {
      entry: 'dingtalk',
      path: '/webhooks/dingtalk',
      methods: ['POST'],
      // The platform may sign several messages of one millisecond alike, so reuse is counted, not refused.
      refuseReusedNonce: false,
      accepted: { contentType: 'application/json; charset=utf-8', body: '{"msgtype":"empty"}' },
      open,
    },
  ];
}
