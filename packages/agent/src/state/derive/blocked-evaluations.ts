import type { Transaction } from '../transaction.js';
import { rowKey } from '../row-key.js';

/** An evaluation that placed everything makes the job's blocked evaluations pointless: they are canceled. */
export function cancelBlockedEvaluations(tx: Transaction): void {
  for (const { before, after } of [...tx.changes.of('evaluations')]) {
    if (after?.Status !== 'complete' || before?.Status === 'complete') continue;
    if (Object.keys(after.FailedTGAllocs ?? {}).length > 0) continue;
    for (const blocked of [...tx.tables.evaluations.by('job', rowKey(after.Namespace, after.JobID))]) {
      if (blocked.Status !== 'blocked' || blocked.ID === after.ID) continue;
      tx.put('evaluations', {
        ...blocked,
        Status: 'canceled',
        StatusDescription: `evaluation "${after.ID}" successful`,
        ModifyTime: after.ModifyTime,
      });
    }
  }
}
