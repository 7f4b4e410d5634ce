import { it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { appendFileSync, writeFileSync } from 'node:fs';
const out = '/tmp/zz.txt'; writeFileSync(out, '');
const log = (s: string) => appendFileSync(out, s + '\n');
async function go(title: string, now: string, steps: (string | [string, string] | [string, string, object])[], firstStart?: string) {
  const scene = await openScene({ now, firstStart });
  log(`\n######## ${title} @ ${now}`);
  for (const step of steps) {
    if (typeof step === 'string') { scene.at(step); log(`--- clock ${step}`); continue; }
    const [user, text, options] = step;
    log(`>> ${user}: ${text.slice(0, 300)}`);
    const t = performance.now();
    try { const lines = await scene.say(user, text, options ?? {}); log(lines.map((l) => `   | ${l}`).join('\n') + (lines.length > 12 ? `\n   !!!! ${lines.length} lines` : '')); }
    catch (e) { log('   EXC ' + (e as Error).stack); }
    if (performance.now() - t > 1000) log(`   slow ${performance.now() - t}`);
  }
  for (const n of await scene.outbox()) log(`   ++ ${n.kind} ${n.platform} ${n.chatId}: ${n.lines.join(' / ')} ${JSON.stringify(n.message.mentions ?? [])}`);
}
const L = 'ouyangmin';
it('x', async () => {
  const now = '2024-03-29T10:00+08:00';
  await go('mixed', now, [[L, `填报\n新增城镇就业 1450人\n职业技能培训 1750万元\n不存在的东西 5\n创业培训 633人次\n托位 999999\n新增城镇就业 1450人`], [L,'确认'], [L, '填报 新增城镇就业 +120'],[L,'填报 新增城镇就业 ＋１２０人，职业技能培训：１７５０人次 创业担保贷款发放 1570万元'],[L,'填报 新增城镇就业 1万人 完成31%'],[L,'目前全县新增城镇就业 1800 人，完成 31%；职业技能培训1850人次，完成46%，另有 55 名。'],[L,'填报 徐特立项目 主体'],[L,'确认'],[L,'无变化'],[L,'零报告'],[L,'无变化 新增城镇就业、乱七八糟、徐特立项目'],[L,'零报告 生产安全事故起数'],['huangjing','简报'],[L,'进度'],[L,'进度 新增城镇就业'],[L,'进度 双清区'],[L,'进度 飞机'],[L,'未报']]);
  await go('prose many', now, [[L, '全县失业人员再就业100人，困难人员再就业50人，市定适老化改造30户，老年食堂3个，市定无障碍改造20户，托位40个，农村公路8公里，安置房办证12户，危旧燃气管网2公里，新建燃气管网1公里，超期安置30户，两癌检查1000人，新增城镇就业9000人，职业技能培训300人，培训5人次，不知道什么7个，省定适老化改造900户'],[L,'1'],[L,'确认'], [L,'2'],[L,'确认']]);
  await go('binding', now, [['newman','绑定'],['newman','绑定 隆回', {name:'新人@all'}],['huangjing','同意 1'],['newman','填报 新增城镇就业 10人'],['huangjing','同意 1'],['huangjing','同意 99'],['huangjing','同意'],['newman','绑定 隆回县'],['newman','绑定 双清区'],['147205869913','拒绝 2 原因：不是'],['huangjing','拒绝 2'],['newman','绑定'],['newman','绑定',{alone:true}],['newman','解绑'],['newman','进度'],['newman','绑定 ABCDEFGHJK'],['newman','绑定 邵阳'],['newman','绑定 火星'],['newman','登记本群 隆回县'],['newman','登记本群 邵阳'],['newman','登记本群'],['newman','登记本群 专班办公室'],['huangjing','登记本群 大祥区、北塔区'],['huangjing','登记本群 大祥区',{alone:true}],[L,'同意 1'],[L,'',{kind:'unreadable'}],[L,'',{kind:'enter'}],['','填报 新增城镇就业 1人']]);
  await go('corr dims', now, [[L,'填报 新增城镇就业 1450人'],[L,'更正 新增城镇就业 1400万元 原因：错了'],[L,'更正 9月 新增城镇就业 1400人 原因：错了'],[L,'更正 职业技能培训 10人次 原因：x'],[L,'更正 新增城镇就业 9999人 原因：x'],['zengxiaoping','更正 新增城镇就业 1300人 原因：y'],[L,'确认'],[L,'确认'],[L,'更正'],[L,'更正 原因：x'],['xiewenjing','更正 新增城镇就业 5人',{chat:'wrSamplejVAKXr36WWZ8AoJw'}],['xiewenjing','填报 新增城镇就业 5人',{chat:'wrSamplejVAKXr36WWZ8AoJw'}],['xiewenjing','填报 北塔区 新增城镇就业 5万元',{chat:'wrSamplejVAKXr36WWZ8AoJw'}],['xiewenjing','未报',{chat:'wrSamplejVAKXr36WWZ8AoJw'}],['xiewenjing','进度',{chat:'wrSamplejVAKXr36WWZ8AoJw'}]]);
  await go('months', '2024-03-29T10:00+08:00', [[L,'填报 新增城镇就业 1450人'],'2024-04-30T10:00+08:00',[L,'填报 新增城镇就业 1400人'],[L,'更正 新增城镇就业 1400人 原因：口径'],[L,'填报 新增城镇就业 1420人'],[L,'撤回 新增城镇就业'],[L,'撤回 新增城镇就业'],[L,'撤回 新增城镇就业'],[L,'更正 3月 新增城镇就业 1400人 原因：口径'],'2024-05-07T10:00+08:00',[L,'填报 新增城镇就业 1900人'],[L,'填报 4月 新增城镇就业 1800人'],[L,'进度 新增城镇就业'],'2024-12-31T10:00+08:00',[L,'填报 新增城镇就业 4600人'],'2025-01-02T10:00+08:00',[L,'填报 职业技能培训 3600人次'],[L,'未报'],[L,'进度'],[L,'填报 新增城镇就业 4610人'],[L,'撤回 新增城镇就业'],[L,'无变化'],'2025-02-10T10:00+08:00',[L,'填报 新增城镇就业 10人'],[L,'进度'],[L,'填报 12月 新增城镇就业 10人']]);
}, 600000);
