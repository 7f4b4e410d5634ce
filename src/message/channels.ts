/** Ways to reach people that the settings open; a group's own robot key is known with the group. */
export interface Channels {
  /** WeCom's self-built app: single chats. */
  readonly wecomApp: boolean;
  /** DingTalk's OpenAPI: single chats, and groups without a robot key. */
  readonly dingtalkApi: boolean;
}
