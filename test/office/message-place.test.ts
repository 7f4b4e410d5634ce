import { describe, expect, it } from 'vitest';
import { messageName, messagePlace } from '../../src/office/message-place.ts';

describe('where a figure came from', () => {
  it.each([
    ['wecom', 'group', '隆回县民生实事工作群', '企业微信 隆回县民生实事工作群', '企业微信消息'],
    ['dingtalk', 'single', null, '钉钉 单聊', '钉钉消息'],
    ['dingtalk', 'group', null, '钉钉 未登记的群', '钉钉消息'],
    ['import', 'single', null, '管理员导入', '管理员导入'],
  ])('is told in words: %s %s %s', (platform, kind, title, place, name) => {
    expect(messagePlace(platform, kind, title)).toBe(place);
    expect(messageName(platform)).toBe(name);
  });
});
