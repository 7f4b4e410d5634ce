const platforms = { wecom: '企业微信', dingtalk: '钉钉' };
const roles = {
  liaison: '联络员',
  department: '牵头单位',
  observer: '观察员',
  office: '专班办公室',
  leader: '领导',
  none: '未绑定',
};
const channels = { bot: '智能机器人', app: '自建应用', robot: '机器人' };
const examples = [
  '帮助',
  '填报 新增城镇就业 1450人 职业技能培训 1750人次',
  '目前全县新增城镇就业 1450 人，完成 31%；职业技能培训 1750 人次。',
  '确认',
  '进度',
  '未报',
];
const pollMs = 1000;
const $ = (id) => document.getElementById(id);
const state = { chats: [], users: [], current: undefined, shown: 0, seen: new Map(), busy: false };

/** An element with text; what people typed only ever becomes textContent. */
function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function notice(text, isAlert = false) {
  $('notice').textContent = text;
  $('notice').classList.toggle('alert', isAlert);
}

async function call(path, body) {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(path, options);
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.message || `出错了（${answer.status}）`);
  return content;
}

function userOf(chat, id) {
  return state.users.find((user) => user.platform === chat.platform && user.id === id);
}

/** Any ISO moment as the office's wall clock shows it. */
function local(iso) {
  const eightHoursMs = 8 * 3_600_000;
  return new Date(Date.parse(iso) + eightHoursMs).toISOString();
}

function showClock(iso) {
  const now = local(iso);
  $('now').textContent = `${now.slice(0, 10)} ${now.slice(11, 16)}`;
  if (document.activeElement !== $('until') && !$('until').value) $('until').value = now.slice(0, 16);
}

function unreadOf(chat) {
  return chat.id === state.current?.id ? 0 : chat.lines - (state.seen.get(chat.id) ?? chat.lines);
}

/** Draws the list only when it would look different, so that hover and focus stay. */
function drawChats() {
  const wanted = $('find').value.trim();
  const looks = JSON.stringify([
    wanted,
    state.current?.id,
    state.chats.map((chat) => [chat.id, unreadOf(chat)]),
  ]);
  if (looks === state.drawn) return;
  state.drawn = looks;
  const list = [];
  for (const [platform, platformName] of Object.entries(platforms)) {
    for (const [kind, kindName] of [
      ['group', '工作群'],
      ['single', '单聊'],
    ]) {
      const chats = state.chats.filter(
        (chat) =>
          chat.platform === platform &&
          chat.kind === kind &&
          `${chat.title} ${chat.units.join(' ')}`.includes(wanted),
      );
      if (chats.length > 0) list.push(make('h2', `${platformName} · ${kindName}`), ...chats.map(chatButton));
    }
  }
  $('chats').replaceChildren(...(list.length > 0 ? list : [make('h2', '没有找到')]));
}

function chatButton(chat) {
  const button = make('button');
  button.type = 'button';
  button.append(make('span', chat.title), make('small', chat.units.join('、')));
  const unread = unreadOf(chat);
  if (unread > 0) button.append(make('span', String(unread), 'unread'));
  button.setAttribute('aria-current', String(chat.id === state.current?.id));
  button.addEventListener('click', () => openChat(chat));
  return button;
}

function openChat(chat) {
  state.current = chat;
  state.shown = 0;
  document.body.classList.add('reading');
  $('name').textContent = chat.title;
  $('about').textContent =
    `${platforms[chat.platform]} · ${chat.kind === 'group' ? '工作群' : channels[chat.channel]}`;
  $('talk').replaceChildren(make('p', '还没有消息。点下面的例句，或自己说一句。'));
  // As on the platforms: a bot gets files from people alone.
  $('attach').hidden = chat.kind === 'group';
  $('speaker').replaceChildren(...chat.members.map((id) => speakerOption(chat, id)));
  drawChats();
  if (chat.kind === 'single' && chat.channel === 'bot') {
    call('/sandbox/enter', { chat: chat.id, user: chat.members[0] }).catch(() => {});
  }
  readOn();
}

function speakerOption(chat, id) {
  const user = userOf(chat, id);
  const about = user ? [roles[user.role], user.unit].filter(Boolean).join('，') : '';
  const option = make('option', user ? `${user.name}（${about}）` : id);
  option.value = id;
  return option;
}

async function readOn() {
  const chat = state.current;
  if (!chat) return;
  const path = `/sandbox/transcript?chat=${encodeURIComponent(chat.id)}&after=${state.shown}`;
  const lines = await call(path);
  if (state.current?.id !== chat.id) return;
  const fresh = lines.filter((line) => line.seq > state.shown);
  if (fresh.length === 0) return;
  const talk = $('talk');
  const atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
  if (state.shown === 0) talk.replaceChildren();
  talk.append(...fresh.map((line) => drawLine(chat, line)));
  if (atEnd || state.shown === 0) talk.scrollTop = talk.scrollHeight;
  state.shown = fresh.at(-1).seq;
  state.seen.set(chat.id, state.shown);
}

/** Who is mentioned, with ids inside the text turned into names as the platforms' clients do. */
function named(chat, line) {
  let text = line.text;
  const names = [];
  for (const id of line.mentions) {
    const name = `@${id === 'all' ? '所有人' : userOf(chat, id)?.name || id}`;
    const written = [`<@${id}>`, `@${id}`].find((form) => text.includes(form));
    if (written) text = text.replaceAll(written, name);
    else names.push(name);
  }
  return { names, text };
}

function drawLine(chat, line) {
  const box = make('div', undefined, line.from === 'bot' ? 'line' : 'line person');
  const name = line.from === 'bot' ? '调度助手' : userOf(chat, line.from)?.name || line.from;
  box.append(make('div', `${name} · ${line.at.slice(5, 10)} ${line.at.slice(11, 16)}`, 'who'));
  const said = make('div', undefined, 'said');
  const { names, text } = named(chat, line);
  if (names.length > 0) said.append(make('span', `${names.join(' ')} `, 'at'));
  said.append(make('span', text));
  if (line.file?.url?.startsWith('/sandbox/files/')) {
    const link = make('a', ` 打开 ${line.file.name}`);
    link.href = line.file.url;
    said.append(link);
  }
  box.append(said);
  return box;
}

async function refresh() {
  const fresh = await call('/sandbox/state');
  for (const chat of fresh.chats) if (!state.seen.has(chat.id)) state.seen.set(chat.id, chat.lines);
  state.chats = fresh.chats;
  state.users = fresh.users;
  if (state.current)
    state.current = fresh.chats.find((chat) => chat.id === state.current.id) ?? state.current;
  showClock(fresh.clock.now);
  drawChats();
}

async function poll() {
  try {
    await refresh();
    await readOn();
    if (state.failed) notice('');
    state.failed = false;
  } catch (error) {
    state.failed = true;
    notice(`暂时连不上：${error.message}。正在重试……`, true);
  }
  setTimeout(poll, pollMs);
}

async function moveClock(body) {
  if (state.busy) return;
  state.busy = true;
  for (const control of document.querySelectorAll('.move')) control.disabled = true;
  notice('正在推进时钟，到期的工作会逐项执行……');
  try {
    const { now, ran } = await call('/sandbox/clock', body);
    $('until').value = '';
    showClock(now);
    notice(
      ran.length > 0 ? `时钟已推进，执行了 ${ran.length} 项到期工作。` : '时钟已推进，期间没有到期工作。',
    );
  } catch (error) {
    notice(`时钟没有动：${error.message}`, true);
  }
  for (const control of document.querySelectorAll('.move')) control.disabled = false;
  state.busy = false;
}

/** Says something in the open chat; true when the platform took it. */
async function say(what) {
  let taken = false;
  $('send').disabled = true;
  try {
    await call('/sandbox/say', { chat: state.current.id, user: $('speaker').value, ...what });
    taken = true;
    await readOn();
  } catch (error) {
    notice(`没有发出去：${error.message}`, true);
  }
  $('send').disabled = false;
  $('text').focus();
  return taken;
}

async function send() {
  const text = $('text').value;
  if (!state.current || text.trim() === '' || !(await say({ text }))) return;
  $('text').value = '';
  fitText();
}

async function sendFile(file) {
  const reader = new FileReader();
  reader.readAsDataURL(file);
  await new Promise((done) => {
    reader.onloadend = done;
  });
  if (reader.error) notice('读不出这个文件。', true);
  else await say({ file: { name: file.name, base64: reader.result.replace(/^[^,]*,/, '') } });
}

function fitText() {
  $('text').style.height = 'auto';
  $('text').style.height = `${$('text').scrollHeight + 2}px`;
}

$('examples').append(
  ...examples.map((example) => {
    const button = make('button', example);
    button.type = 'button';
    button.addEventListener('click', () => {
      $('text').value = example;
      fitText();
      $('text').focus();
    });
    return button;
  }),
);
for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => moveClock({ advance: button.dataset.advance }));
}
$('go').addEventListener('click', () => {
  if ($('until').value) moveClock({ now: `${$('until').value}:00+08:00` });
});
$('find').addEventListener('input', drawChats);
$('back').addEventListener('click', () => {
  document.body.classList.remove('reading');
});
$('text').addEventListener('input', fitText);
$('attach').addEventListener('click', () => $('file').click());
$('file').addEventListener('change', () => {
  const [file] = $('file').files;
  $('file').value = '';
  if (file) sendFile(file);
});
$('text').addEventListener('keydown', (event) => {
  // An input method uses Enter to take a word; only a bare Enter sends.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  send();
});
$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
$('talk').append(make('p', '从左边选一个群或一个人，说一句“帮助”试试。'));
poll();
