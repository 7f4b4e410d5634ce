import { type AuditFault, verifyAudit } from '../../store/audit.ts';
import { type AdminCommand, done, failed, misused } from '../command.ts';

const faults: Record<AuditFault['fault'], string> = { changed: '改动', missing: '缺失', reordered: '顺序' };
const meanings: Record<AuditFault['fault'], string> = {
  changed: '这一行的内容被改过',
  missing: '这一行不见了',
  reordered: '这一行不在原来的位置',
};

/** audit verify: walks the hash chain and names the first row that was changed, is missing or out of order. */
export const audit: AdminCommand = {
  name: 'audit',
  usage: ['diaodu audit verify'],
  help: '核对审计日志：有没有被改动、缺失或调换顺序',
  async run({ words }, { db }) {
    if (words.length !== 1 || words[0] !== 'verify') return misused(audit);
    const { rows, head, fault } = await verifyAudit(db);
    if (fault)
      return failed(
        `✗ 审计日志第 ${fault.seq} 行有问题：${faults[fault.fault]}（${meanings[fault.fault]}），前 ${fault.seq - 1} 行完好。`,
        '  请先不要再改动数据库，保留现场，与最近一次备份及已发出的链头比对。',
      );
    if (rows === 0) return done('✓ 审计日志还没有内容。');
    return done(`✓ 审计日志完好，共 ${rows} 行。`, `  链头：${head}`);
  },
};
