/** Where a message was sent, in words by which a person finds it again: 企业微信 隆回县民生实事工作群, 钉钉 单聊. */
export function messagePlace(platform: string, kind: string, title: string | null | undefined): string {
  if (platform === 'import') return importPlace;
  return `${platformName(platform)} ${kind === 'single' ? '单聊' : (title ?? '未登记的群')}`;
}

/** 企业微信消息, 钉钉消息, 管理员导入: what a figure came by. */
export function messageName(platform: string): string {
  return platform === 'import' ? importPlace : `${platformName(platform)}消息`;
}

const importPlace = '管理员导入';

const platformName = (platform: string) => (platform === 'wecom' ? '企业微信' : '钉钉');
