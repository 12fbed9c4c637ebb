/** A datacenter that no node of the job's pool is in. */

import { quote, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { nodesFor } from '../placement.js';

/** Whether a name fits a pattern in which `*` stands for anything. */
function fits(pattern: string, name: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (const part of others) {
    const found = name.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return from <= name.length - last.length;
}

export const datacenterWithoutNode = {
  code: 'datacenter-without-node',
  severity: 'warning',
  *job(scope) {
    const nodes = nodesFor(scope);
    if (nodes === undefined || !Array.isArray(scope.job.Datacenters)) return;
    for (const [index, pattern] of scope.job.Datacenters.entries()) {
      if (nodes.some((node) => fits(text(pattern), node.Datacenter))) continue;
      yield problem(
        ['Datacenters', index],
        `No node of the job's pool is in datacenter ${quote(text(pattern))}.`,
        'Name one that has nodes.',
      );
    }
  },
} as const satisfies Rule;
