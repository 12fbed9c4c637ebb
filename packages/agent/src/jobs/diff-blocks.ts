/** Diffs of the blocks that groups and tasks have in common, and of those that are larger than a few fields. */

import type {
  Affinity,
  Constraint,
  NetworkResource,
  ObjectDiff,
  Port,
  Resources,
  Service,
  ServiceCheck,
  Template,
  VolumeRequest,
  WorkloadIdentity,
} from '@yurt/contract';
import { blockDiff, byObject, type Flat, flatDeep, keyedDiffs, plainDiff, setDiff } from './diff-parts.js';
import { sameValue } from './spec-equality.js';

type Pair<T> = readonly [T | null | undefined, T | null | undefined];

/** Constraints are the same when all of them is. */
export function constraintDiffs([before, after]: Pair<readonly Constraint[]>, contextual: boolean): ObjectDiff[] {
  const key = ({ LTarget, Operand, RTarget }: Constraint): string => `${LTarget} ${Operand} ${RTarget}`;
  return keyedDiffs(before, after, key, (a, b) => plainDiff('Constraint', a, b, contextual));
}

/** Affinities are the same when all of them is. */
export function affinityDiffs([before, after]: Pair<readonly Affinity[]>, contextual: boolean): ObjectDiff[] {
  const key = (a: Affinity): string => `${a.LTarget} ${a.Operand} ${a.RTarget} ${a.Weight}`;
  return keyedDiffs(before, after, key, (a, b) => plainDiff('Affinity', a, b, contextual));
}

/** An identity. */
export function identityDiff([before, after]: Pair<WorkloadIdentity>, contextual: boolean): ObjectDiff[] {
  return blockDiff('Identity', before, after, {
    contextual,
    objects: (a, b) => setDiff('Audience', a?.Audience, b?.Audience, contextual),
  });
}

function portDiffs(
  [before, after]: Pair<readonly Port[]>,
  kind: 'Static' | 'Dynamic',
  contextual: boolean,
): ObjectDiff[] {
  const skip = kind === 'Static' ? [] : ['Value', 'IgnoreCollision'];
  // The wire leaves zeros out; a diff shows them.
  const whole = (port: Port | undefined): object | undefined =>
    port === undefined ? undefined : { Value: 0, To: 0, IgnoreCollision: false, ...port };
  return keyedDiffs(
    before,
    after,
    (port) => port.Label,
    (a, b) => plainDiff(`${kind} Port`, whole(a), whole(b), contextual, skip),
  );
}

function dnsFields(network: NonNullable<NetworkResource['DNS']>): Flat {
  const flat: Flat = new Map();
  for (const name of ['Servers', 'Searches', 'Options'] as const) {
    const list = network[name] ?? [];
    if (list.length > 0) flat.set(name, list.join(','));
  }
  return flat;
}

function networkDiff(
  before: NetworkResource | undefined,
  after: NetworkResource | undefined,
  contextual: boolean,
): ObjectDiff[] {
  return blockDiff('Network', before, after, {
    contextual,
    flat: ({ Hostname = '', Mode = '' }) =>
      new Map([
        ['Hostname', Hostname],
        ['Mode', Mode],
      ]),
    objects: (a, b) => [
      ...portDiffs([a?.ReservedPorts, b?.ReservedPorts], 'Static', contextual),
      ...portDiffs([a?.DynamicPorts, b?.DynamicPorts], 'Dynamic', contextual),
      ...blockDiff('DNS', a?.DNS, b?.DNS, { contextual, flat: dnsFields }),
      ...plainDiff('CNIConfig', a?.CNI?.Args, b?.CNI?.Args, contextual),
    ],
  });
}

/** Networks have no names: one that differs at all is another. */
export function networkDiffs([before, after]: Pair<readonly NetworkResource[]>, contextual: boolean): ObjectDiff[] {
  const gone = (before ?? []).filter((network) => !(after ?? []).some((other) => sameValue(network, other)));
  const come = (after ?? []).filter((network) => !(before ?? []).some((other) => sameValue(network, other)));
  return [
    ...gone.flatMap((network) => networkDiff(network, undefined, contextual)),
    ...come.flatMap((network) => networkDiff(undefined, network, contextual)),
  ].toSorted(byObject);
}

/** What a task asks of its node. */
export function resourcesDiff([before, after]: Pair<Resources>, contextual: boolean): ObjectDiff[] {
  return blockDiff('Resources', before, after, {
    contextual,
    objects: (a, b) => [
      ...networkDiffs([a?.Networks, b?.Networks], contextual),
      ...keyedDiffs(
        a?.Devices,
        b?.Devices,
        (device) => device.Name,
        (x, y) => blockDiff('Device', x, y, { contextual }),
      ),
      ...blockDiff('NUMA', a?.NUMA, b?.NUMA, { contextual }),
    ],
  });
}

function checkDiff(
  before: ServiceCheck | undefined,
  after: ServiceCheck | undefined,
  contextual: boolean,
): ObjectDiff[] {
  return blockDiff('Check', before, after, {
    contextual,
    objects: (a, b) => [
      ...blockDiff('Header', a?.Header, b?.Header, { contextual, flat: (header) => flatDeep(header) }),
      ...blockDiff('CheckRestart', a?.CheckRestart, b?.CheckRestart, { contextual }),
    ],
  });
}

function serviceDiff(before: Service | undefined, after: Service | undefined, contextual: boolean): ObjectDiff[] {
  return blockDiff('Service', before, after, {
    contextual,
    objects: (a, b) => [
      ...setDiff('CanaryTags', a?.CanaryTags, b?.CanaryTags, contextual),
      ...setDiff('Tags', a?.Tags, b?.Tags, contextual),
      ...keyedDiffs(
        a?.Checks,
        b?.Checks,
        (check) => check.Name,
        (x, y) => checkDiff(x, y, contextual),
      ),
      ...blockDiff('ConsulConnect', a?.Connect, b?.Connect, { contextual }),
      ...identityDiff([a?.Identity, b?.Identity], contextual),
      ...blockDiff('Weights', a?.Weights, b?.Weights, { contextual }),
    ],
  });
}

/** How far two services look like one: by name, port and position. */
function likeness(a: Service, i: number, b: Service, j: number): number {
  return (i === j ? 1 : 0) + (a.PortLabel === b.PortLabel ? 2 : 0) + (a.Name === b.Name ? 3 : 0);
}

/** Services have no identifiers: each is compared with the one that is most like it. */
export function serviceDiffs([before, after]: Pair<readonly Service[]>, contextual: boolean): ObjectDiff[] {
  const [old, current] = [before ?? [], after ?? []];
  if (old.length === 1 && current.length === 1) return serviceDiff(old[0], current[0], contextual);
  const matched = new Set<number>();
  const diffs = old.flatMap((service, i) => {
    let best = -1;
    let score = 2;
    for (const [j, other] of current.entries()) {
      const likely = likeness(service, i, other, j);
      if (matched.has(j) || likely <= score) continue;
      [best, score] = [j, likely];
    }
    if (best >= 0) matched.add(best);
    return serviceDiff(service, current[best], contextual);
  });
  const added = current.flatMap((service, j) => (matched.has(j) ? [] : serviceDiff(undefined, service, contextual)));
  return [...diffs, ...added].toSorted(byObject);
}

/** Templates are one when they have one destination. */
export function templateDiffs([before, after]: Pair<readonly Template[]>, contextual: boolean): ObjectDiff[] {
  const compare = (x: Template | undefined, y: Template | undefined): ObjectDiff[] =>
    blockDiff('Template', x, y, {
      contextual,
      objects: (a, b) => [
        ...blockDiff('Template', a?.Wait, b?.Wait, { contextual, flat: (wait) => flatDeep(wait) }),
        ...blockDiff('ChangeScript', a?.ChangeScript, b?.ChangeScript, {
          contextual,
          objects: (m, n) => setDiff('Args', m?.Args, n?.Args, contextual),
        }),
      ],
    });
  if (before?.length === 1 && after?.length === 1) return compare(before[0], after[0]);
  return keyedDiffs(before, after, (template) => template.DestPath, compare);
}

/** Volume requests, by name. */
export function volumeDiffs([before, after]: Pair<Record<string, VolumeRequest>>, contextual: boolean): ObjectDiff[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) =>
    blockDiff('Volume', before?.[name], after?.[name], {
      contextual,
      objects: (a, b) =>
        blockDiff('MountOptions', a?.MountOptions, b?.MountOptions, {
          contextual,
          objects: (x, y) => setDiff('MountFlags', x?.MountFlags, y?.MountFlags, contextual),
        }),
    }),
  );
}
