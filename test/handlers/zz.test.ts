import { it } from 'vitest';
import { closedScene } from '../support/closing-scene.ts';
import { printedLines } from '../render/word/docx-file.ts';

it('x', async () => {
  const scene = await closedScene();
  const say = async (user: string, text: string) => {
    const before = (await scene.outbox()).length;
    const lines = await scene.say(user, text);
    console.log(`> ${text}\n${lines.join('\n')}`);
    for (const one of (await scene.outbox()).slice(before)) {
      console.log(`   -> ${one.chatId}: ${one.lines.join('|')} ${one.message.file?.name ?? ''}`);
      if (one.message.file) console.log(printedLines(Buffer.from(one.message.file.base64, 'base64')).map((l) => '      ' + l).join('\n'));
    }
  };
  await say('ouyangmin', '简讯 经验交流 标题：发力“稳就业” 正文：今年以来，隆回县多措并举稳就业。截至9月底，隆回县新增城镇就业3301人。一是坚持高位推动。全面推进。');
  await say('heli', '简讯 区县动态 标题：新邵稳就业 正文：全县共排查隐患263处，现已整改262处，仅剩2处。');
  await say('huangjing', '简讯 1 采用');
  await say('huangjing', '简讯 2 采用');
  await say('huangjing', '专报');
  await say('huangjing', '专报 生成');
  await say('huangjing', '专报 签发');
  await say('huangjing', '专报 签发 已核对');
  await say('huangjing', '出处 第1期');
  await say('huangjing', '出处 第1期 1');
  await say('huangjing', '专报 第1期 更正 原因：重复');
  await say('huangjing', '简讯 1 改 正文：今年以来，隆回县多措并举稳就业。');
  await say('huangjing', '专报 第1期 更正 原因：数据有误');
  await say('heli', '月报 9月 民生可感行动 重点任务 今年以来，好。');
  await say('huangjing', '月报');
  await say('huangjing', '月报 生成 9月');
  await say('huangjing', '出处 9月 1');
  await say('huangjing', '简讯');
}, 100000);
