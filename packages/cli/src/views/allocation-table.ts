/** Allocations, one a row. */

import type { AllocationListStub } from '@yurt/contract';
import { shortId } from '../output/size.js';
import { table } from '../output/table.js';
import { ago, isoTime } from '../output/time.js';

/** A table of allocations; `verbose` shows whole IDs and times. */
export function allocationTable(allocations: readonly AllocationListStub[], verbose = false): string {
  if (allocations.length === 0) return 'No allocations placed';
  if (verbose) {
    return table(
      ['ID', 'Eval ID', 'Node ID', 'Node Name', 'Task Group', 'Version', 'Desired', 'Status', 'Created', 'Modified'],
      allocations.map((one) => [
        one.ID,
        one.EvalID,
        one.NodeID,
        one.NodeName,
        one.TaskGroup,
        one.JobVersion,
        one.DesiredStatus,
        one.ClientStatus,
        isoTime(one.CreateTime),
        isoTime(one.ModifyTime),
      ]),
    );
  }
  const now = Date.now();
  return table(
    ['ID', 'Node ID', 'Task Group', 'Version', 'Desired', 'Status', 'Created', 'Modified'],
    allocations.map((one) => [
      shortId(one.ID),
      shortId(one.NodeID),
      one.TaskGroup,
      one.JobVersion,
      one.DesiredStatus,
      one.ClientStatus,
      ago(one.CreateTime, now),
      ago(one.ModifyTime, now),
    ]),
  );
}
