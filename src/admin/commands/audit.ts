import { type AuditFault, auditHashAt, verifyAudit } from '../../store/audit.ts';
import type { Db } from '../../store/schema.ts';
import { type AdminCommand, done, failed, misused } from '../command.ts';

const faults: Record<AuditFault['fault'], string> = { changed: '改动', missing: '缺失', reordered: '顺序' };
const meanings: Record<AuditFault['fault'], string> = {
  changed: '这一行的内容被改过',
  missing: '这一行不见了',
  reordered: '这一行不在原来的位置',
};

/** `row:beginning of its hash`, as the weekly digest prints it. */
const headForm = /^\d{1,15}:[0-9a-f]{8,128}$/;

/** audit verify: walks the hash chain and names the first row that was changed, is missing or out of order. */
export const audit: AdminCommand = {
  name: 'audit',
  usage: ['diaodu audit verify', 'diaodu audit verify --head <周汇总里的链头>'],
  options: ['head'],
  help: '核对审计日志：有没有被改动、缺失或调换顺序',
  async run({ words, options: { head: published } }, { db }) {
    if (words.length !== 1 || words[0] !== 'verify') return misused(audit);
    if (published !== undefined && !headForm.test(published.trim()))
      return misused(audit, '--head 后面照抄周汇总最后一行的链头，如 1234:0123456789abcdef。');
    const { rows, head, fault } = await verifyAudit(db);
    if (fault)
      return failed(
        `✗ 审计日志第 ${fault.seq} 行有问题：${faults[fault.fault]}（${meanings[fault.fault]}），前 ${fault.seq - 1} 行完好。`,
        '  请先不要再改动数据库，保留现场，与最近一次备份及已发出的链头比对。',
      );
    if (published !== undefined && !(await hasPublished(db, published)))
      return failed(
        `✗ 审计日志里没有已发出的链头 ${published}：其后的内容被换过。`,
        '  请保留现场，与最近一次备份比对。',
      );
    if (rows === 0) return done('✓ 审计日志还没有内容。');
    return done(`✓ 审计日志完好，共 ${rows} 行。`, `  链头：${head}`);
  },
};

/** Tells whether a head that went out with a digest, `row:beginning of its hash`, still stands in the chain. */
async function hasPublished(db: Db, published: string): Promise<boolean> {
  const [seq, beginning] = published.trim().split(':');
  const hash = await auditHashAt(db, Number(seq));
  return hash?.startsWith(beginning!) ?? false;
}
