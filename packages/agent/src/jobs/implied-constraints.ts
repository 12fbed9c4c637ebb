/** The constraints that Nomad adds to groups for what their services, signals, networks and vaults need of a node. */

import type { Constraint, Service, Task, TaskGroup } from '@yurt/contract';

const serviceDiscovery: Constraint = { LTarget: '${attr.nomad.service_discovery}', RTarget: 'true', Operand: '=' };

function nomadVersion(range: string): Constraint {
  return { LTarget: '${attr.nomad.version}', RTarget: range, Operand: 'semver' };
}

function cniPlugin(name: string): Constraint {
  return { LTarget: `\${attr.plugins.cni.version.${name}}`, RTarget: '>= 0.4.0', Operand: 'semver' };
}

function clusterVersion(product: string, cluster: string, atDefault: string, elsewhere: string): Constraint {
  return cluster === 'default' || cluster === ''
    ? { LTarget: `\${attr.${product}.version}`, RTarget: atDefault, Operand: 'semver' }
    : { LTarget: `\${attr.${product}.${cluster}.version}`, RTarget: elsewhere, Operand: 'semver' };
}

function withConstraint(
  constraints: Constraint[] | null,
  added: Constraint,
  match: 'whole' | 'attribute',
): Constraint[] | null {
  const found = (constraints ?? []).some(
    (constraint) =>
      constraint.LTarget === added.LTarget &&
      (match === 'attribute' || (constraint.RTarget === added.RTarget && constraint.Operand === added.Operand)),
  );
  return found ? constraints : [...(constraints ?? []), added];
}

function signalsOf(task: Task): string[] {
  return [
    ...(task.Vault?.ChangeMode === 'signal' ? [task.Vault.ChangeSignal] : []),
    ...(task.KillSignal === '' ? [] : [task.KillSignal]),
    ...(task.Templates ?? [])
      .filter((template) => template.ChangeMode === 'signal')
      .map((template) => template.ChangeSignal),
  ];
}

function consulConstraint(service: Service): Constraint {
  return clusterVersion('consul', service.Cluster, '>= 1.8.0', '>= 1.8.0');
}

function impliedForGroup(group: TaskGroup): TaskGroup {
  let constraints = group.Constraints;
  const add = (constraint: Constraint, match: 'whole' | 'attribute'): void => {
    constraints = withConstraint(constraints, constraint, match);
  };

  const tasksByName = [...group.Tasks].toSorted((a, b) => (a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0));
  for (const { Vault: vault } of tasksByName) {
    if (vault !== null) add(clusterVersion('vault', vault.Cluster, '>= 0.6.1', '>= 1.11.0'), 'attribute');
  }
  for (const task of group.Tasks) {
    for (const secret of task.Secrets ?? []) {
      const attribute = `\${attr.plugins.secrets.${secret.Provider}.version}`;
      add({ LTarget: attribute, RTarget: '', Operand: 'is_set' }, 'attribute');
    }
  }
  if (group.Tasks.some((task) => task.Resources.NUMA !== null && task.Resources.NUMA.Affinity !== 'none')) {
    add(nomadVersion('>= 1.6.3-dev'), 'whole');
    add({ LTarget: '${attr.kernel.name}', RTarget: 'linux', Operand: '=' }, 'whole');
  }
  const signals = [...new Set(group.Tasks.flatMap(signalsOf))].toSorted();
  if (signals.length > 0) {
    add({ LTarget: '${attr.os.signals}', RTarget: signals.join(','), Operand: 'set_contains' }, 'whole');
  }

  const services = [...(group.Services ?? []), ...group.Tasks.flatMap((task) => task.Services ?? [])];
  const nomadServices = services.filter((service) => service.Provider === 'nomad');
  if (nomadServices.length > 0) add(serviceDiscovery, 'whole');
  if (nomadServices.some((service) => service.Checks !== null)) add(nomadVersion('>= 1.4.0'), 'whole');
  for (const service of group.Services ?? []) {
    if (service.Provider === 'consul') add(consulConstraint(service), 'attribute');
  }
  const tasks = group.Tasks.map((task) => {
    let own = task.Constraints;
    for (const service of task.Services ?? []) {
      if (service.Provider === 'consul') own = withConstraint(own, consulConstraint(service), 'attribute');
    }
    return own === task.Constraints ? task : { ...task, Constraints: own };
  });

  if (group.Networks?.some((network) => network.Mode === 'bridge') === true) {
    for (const plugin of ['bridge', 'firewall', 'host-local', 'loopback', 'portmap'])
      add(cniPlugin(plugin), 'attribute');
  }
  if (group.Tasks.some((task) => task.Schedule !== null)) add(nomadVersion('>= 1.8.0-dev'), 'attribute');
  // Identities beyond the default one need nodes that can sign them.
  const identities =
    services.some((service) => service.Identity !== null) ||
    group.Tasks.some((task) => (task.Identities?.length ?? 0) > 0);
  if (identities) add(nomadVersion('>= 1.7.0-a'), 'whole');
  return { ...group, Constraints: constraints, Tasks: tasks };
}

/** The groups with what they imply. A constraint that is written already is not added again. */
export function impliedConstraints(groups: readonly TaskGroup[]): TaskGroup[] {
  return groups.map(impliedForGroup);
}
