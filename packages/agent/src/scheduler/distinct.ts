/** The constraints `distinct_hosts` and `distinct_property`, which look at where other allocations of the job are. */

import type { Allocation, Constraint, Job, Node, TaskGroup } from '@yurt/contract';
import { resolveTarget } from './operands.js';

/** Where the other allocations of a job are, as far as they run on or are planned. */
export interface Placed {
  readonly group: string;
  readonly nodeId: string;
}

function isDistinctHosts({ Operand, RTarget }: Constraint): boolean {
  return Operand === 'distinct_hosts' && !/^(?:false|f|0)$/i.test(RTarget);
}

/** Why the node would break a `distinct_…` constraint; `undefined` when it would not. */
export function distinctReason(
  job: Job,
  group: TaskGroup,
  node: Node,
  placed: readonly Placed[],
  nodeById: (id: string) => Node | undefined,
): string | undefined {
  const jobWide = job.Constraints ?? [];
  const ofGroup = [...(group.Constraints ?? []), ...group.Tasks.flatMap((task) => task.Constraints ?? [])];
  const here = placed.filter(({ nodeId }) => nodeId === node.ID);
  if (jobWide.some(isDistinctHosts) && here.length > 0) return 'distinct_hosts';
  if (ofGroup.some(isDistinctHosts) && here.some((other) => other.group === group.Name)) return 'distinct_hosts';

  const property = (constraint: Constraint, others: readonly Placed[]): string | undefined => {
    const value = resolveTarget(constraint.LTarget, node);
    if (value === undefined) return `missing property "${constraint.LTarget}"`;
    const allowed = constraint.RTarget === '' ? 1 : Number(constraint.RTarget);
    const users = others.filter(({ nodeId }) => {
      const other = nodeById(nodeId);
      return other !== undefined && resolveTarget(constraint.LTarget, other) === value;
    }).length;
    if (users < allowed) return undefined;
    return `distinct_property: ${constraint.LTarget}=${value} used by ${users} allocs`;
  };
  for (const constraint of jobWide) {
    const reason = constraint.Operand === 'distinct_property' ? property(constraint, placed) : undefined;
    if (reason !== undefined) return reason;
  }
  const sameGroup = placed.filter((other) => other.group === group.Name);
  for (const constraint of ofGroup) {
    const reason = constraint.Operand === 'distinct_property' ? property(constraint, sameGroup) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The places of a job's allocations. */
export function placesOf(allocations: Iterable<Allocation>): Placed[] {
  return Array.from(allocations, ({ TaskGroup: group, NodeID: nodeId }) => ({ group, nodeId }));
}
