/** What makes services and their checks invalid, in Nomad's words. */

import { formatDuration, seconds } from '@yurt/contract';
import type { Service, ServiceCheck, Task, TaskGroup } from '@yurt/contract';
import { MultiError } from './multi-error.js';

const namePattern = /^(?:[a-z0-9]|[a-z0-9][a-z0-9-]{0,61}[a-z0-9])$/i;

function requiresPort(check: ServiceCheck): boolean {
  return ['grpc', 'http', 'tcp'].includes(check.Type);
}

/** The first thing that is wrong with a check, whoever provides the service. */
function commonCheckError(check: ServiceCheck, types: readonly string[]): string | undefined {
  const type = check.Type.toLowerCase();
  if (!types.includes(type)) return `invalid check type (${JSON.stringify(type)}), must be one of ${types.join(', ')}`;
  if (type === 'http') {
    if (check.Path === '') return 'http type must have http path';
    if (/^[a-z][a-z0-9+.-]*:/i.test(check.Path)) return 'http type must have relative http path';
  }
  if (type === 'script' && check.Command === '') return 'script type must have a valid script path';
  if (check.Interval === 0) return 'missing required value interval. Interval cannot be less than 1s';
  if (check.Interval < seconds(1)) return `interval (${formatDuration(check.Interval)}) cannot be lower than 1s`;
  if (check.Timeout === 0) return 'missing required value timeout. Timeout cannot be less than 1s';
  if (check.Timeout < seconds(1)) {
    return `timeout (${formatDuration(check.Timeout)}) is lower than required minimum timeout 1s`;
  }
  if (!['', 'passing', 'warning', 'critical'].includes(check.InitialStatus)) {
    return (
      `invalid initial check state (${check.InitialStatus}), ` +
      'must be one of "passing", "warning", "critical" or empty'
    );
  }
  const mode: string = check.AddressMode;
  if (mode === 'auto') return 'invalid address_mode "auto" - auto only valid for services';
  if (!['', 'host', 'driver', 'alloc', 'alloc_ipv6'].includes(mode))
    return `invalid address_mode ${JSON.stringify(mode)}`;
  const onUpdate: string = check.OnUpdate;
  if (!['', 'ignore', 'require_healthy', 'ignore_warnings'].includes(onUpdate)) {
    const got = JSON.stringify(onUpdate);
    return `on_update must be "require_healthy", "ignore_warnings", or "ignore"; got ${got}`;
  }
  if (check.CheckRestart !== null) {
    if (onUpdate === 'ignore') return 'on_update value "ignore" is not compatible with check_restart';
    if (!check.CheckRestart.IgnoreWarnings && onUpdate === 'ignore_warnings') {
      return 'on_update value "ignore_warnings" not supported with check_restart ignore_warnings value "false"';
    }
    const restart = new MultiError();
    const { Limit, Grace } = check.CheckRestart;
    if (Limit < 0) restart.append(`limit must be greater than or equal to 0 but found ${Limit}`);
    if (Grace < 0) restart.append(`grace period must be greater than or equal to 0 but found ${Grace}`);
    if (!restart.isEmpty) return restart.text();
  }
  return undefined;
}

function nomadCheckError(check: ServiceCheck): string | undefined {
  const common = commonCheckError(check, ['tcp', 'http']);
  if (common !== undefined) return common;
  if (check.Expose) return 'expose may only be set for Consul service checks';
  if (check.OnUpdate === 'ignore_warnings') {
    return 'on_update may only be set to ignore_warnings for Consul service checks';
  }
  if (check.CheckRestart?.IgnoreWarnings === true) {
    return 'ignore_warnings on check_restart only supported for Consul service checks';
  }
  if (check.AddressMode === 'driver') return 'address_mode = driver may only be set for Consul service checks';
  const methods = ['', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];
  if (check.Type === 'http' && !methods.includes(check.Method.toUpperCase())) {
    return `method type ${JSON.stringify(check.Method)} not supported in Nomad http check`;
  }
  if (check.SuccessBeforePassing !== 0) return 'success_before_passing may only be set for Consul service checks';
  if (check.FailuresBeforeCritical !== 0) return 'failures_before_critical may only be set for Consul service checks';
  if (check.FailuresBeforeWarning !== 0) return 'failures_before_warning may only be set for Consul service checks';
  if (check.TLSServerName !== '') return 'tls_server_name may only be set for Consul service checks';
  return undefined;
}

function checkErrors(service: Service, errors: MultiError): void {
  for (const check of service.Checks ?? []) {
    if (service.PortLabel === '' && check.PortLabel === '' && requiresPort(check)) {
      const name = JSON.stringify(service.Name);
      errors.append(
        `Check ${check.Name} invalid: check requires a port but neither check nor service ${name} have a port`,
      );
      continue;
    }
    if (service.Provider === 'nomad') errors.append(nomadCheckError(check));
    else {
      const error = commonCheckError(check, ['grpc', 'tcp', 'http', 'script']);
      if (error !== undefined) errors.append(`Check ${check.Name} invalid: ${error}`);
    }
  }
}

/** What is wrong with one service. */
function validateService(service: Service): MultiError {
  const errors = new MultiError();
  const name = service.Name.replace(/\$\{[a-zA-Z0-9_\-.]+\}/g, 'ENV-VAR');
  if (!namePattern.test(name)) {
    errors.append(
      'Service name must be valid per RFC 1123 and can contain only alphanumeric characters or dashes and must be ' +
        `no longer than 63 characters: ${JSON.stringify(service.Name)}`,
    );
  }
  const mode: string = service.AddressMode;
  if (['host', 'driver', 'alloc', 'alloc_ipv6'].includes(mode)) {
    if (service.Address !== '') errors.append('Service address_mode must be "auto" if address is set');
  } else if (mode !== '' && mode !== 'auto') {
    errors.append(`Service address_mode must be "auto", "host", or "driver"; not ${JSON.stringify(mode)}`);
  }
  const onUpdate: string = service.OnUpdate;
  if (!['', 'ignore', 'require_healthy', 'ignore_warnings'].includes(onUpdate)) {
    const got = JSON.stringify(onUpdate);
    errors.append(`Service on_update must be "require_healthy", "ignore_warnings", or "ignore"; not ${got}`);
  }
  const provider: string = service.Provider;
  if (provider !== 'consul' && provider !== 'nomad') {
    errors.append(`Service provider must be "consul", or "nomad"; not ${JSON.stringify(provider)}`);
  } else {
    checkErrors(service, errors);
    if (provider === 'nomad' && service.Connect !== null) {
      errors.append('Service with provider nomad cannot include Connect blocks');
    }
  }
  if (service.Identity !== null && (service.Identity.Audience ?? []).length === 0) {
    errors.append('Service identity must provide at least one target aud value');
  }
  return errors;
}

/** What is wrong with the services of a group, and with how its tasks' services relate to it. */
export function validateGroupServices(group: TaskGroup): MultiError {
  const errors = new MultiError();
  const tasks = new Set(group.Tasks.map((task) => task.Name));
  const seen = new Set<string>();
  const twice = new Set<string>();
  const providers = new Set<string>();
  const track = (service: Service, owner: string): void => {
    const id = `${owner}->${service.Name}${service.PortLabel === '' ? '' : `:${service.PortLabel}`}`;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
    providers.add(service.Provider);
  };

  for (const task of group.Tasks) {
    for (const service of task.Services ?? []) {
      if (service.TaskName !== '' && service.TaskName !== task.Name) {
        const got = JSON.stringify(service.TaskName);
        errors.append(`Service ${service.Name} is invalid: may only specify task the service belongs to, got ${got}`);
      }
      for (const check of service.Checks ?? []) {
        if (check.TaskName !== '' && check.TaskName !== task.Name) {
          const got = JSON.stringify(check.TaskName);
          errors.append(`Check ${check.Name} is invalid: may only specify task the check belongs to, got ${got}`);
        }
      }
      track(service, task.Name);
    }
  }
  for (const [i, service] of (group.Services ?? []).entries()) {
    track(service, 'group');
    const own = validateService(service);
    if (!own.isEmpty) {
      errors.nest(own, `Service[${i}] ${service.Name} validation failed: `);
      continue;
    }
    if (service.AddressMode === 'driver') {
      errors.append(
        `service ${JSON.stringify(service.Name)} cannot use address_mode="driver", ` +
          'only services defined in a "task" block can use this mode',
      );
    }
    for (const check of service.Checks ?? []) {
      if (check.TaskName === '' || tasks.has(check.TaskName)) continue;
      errors.append(`Check ${check.Name} invalid: refers to non-existent task ${check.TaskName}`);
    }
  }
  if (twice.size > 0) errors.append(`Services are not unique: ${[...twice].join(', ')}`);
  if (providers.size > 1) {
    errors.append('Multiple service providers used: task group services must use the same provider');
  }
  return errors;
}

/** Script checks of a group's services need a task to run in. */
export function validateScriptChecks(group: TaskGroup): MultiError {
  const errors = new MultiError();
  for (const service of group.Services ?? []) {
    if (service.TaskName !== '') continue;
    for (const check of service.Checks ?? []) {
      if (check.Type !== 'script' || check.TaskName !== '') continue;
      errors.append(`Service [${group.Name}]->${service.Name} or Check ${check.Name} must specify task parameter`);
    }
  }
  return errors;
}

function groupModeErrors(kind: 'service' | 'check', name: string, mode: string, errors: MultiError): void {
  if (mode !== 'alloc' && mode !== 'alloc_ipv6') return;
  const where = kind === 'service' ? '"group" block' : '"group" service block';
  const subject = kind === 'service' ? 'services' : 'checks';
  errors.append(
    `${kind} ${JSON.stringify(name)} cannot use address_mode="${mode}", ` +
      `only ${subject} defined in a ${where} can use this mode`,
  );
}

/** What is wrong with a task's services: duplicates, and ports that do not exist. */
export function validateTaskServices(task: Task, group: TaskGroup): MultiError {
  const errors = new MultiError();
  const users = new Map<string, Set<string>>();
  const use = (label: string, service: string): void => {
    const names = users.get(label) ?? new Set<string>();
    users.set(label, names.add(service));
  };
  const known = new Set<string>();
  for (const [i, service] of (task.Services ?? []).entries()) {
    errors.nest(validateService(service), `service[${i}] ${JSON.stringify(service.Name)} validation failed: `);
    groupModeErrors('service', service.Name, service.AddressMode, errors);
    const key = `${service.Name}${service.PortLabel}`;
    if (known.has(key)) errors.append(`service ${JSON.stringify(service.Name)} is duplicate`);
    known.add(key);
    const numeric = /^[+-]?\d+$/;
    if (service.PortLabel !== '' && !(service.AddressMode === 'driver' && numeric.test(service.PortLabel))) {
      use(service.PortLabel, service.Name);
    }
    if (service.Connect !== null) {
      errors.append(
        `service ${JSON.stringify(service.Name)} cannot have "connect" block, ` +
          'only services defined in a "group" block can',
      );
    }
    const checks = new Set<string>();
    for (const check of service.Checks ?? []) {
      const name = JSON.stringify(check.Name);
      if (checks.has(check.Name)) errors.append(`check ${name} is duplicate`);
      checks.add(check.Name);
      groupModeErrors('check', service.Name, check.AddressMode, errors);
      if (!requiresPort(check)) continue;
      const port = check.PortLabel || service.PortLabel;
      if (port === '') errors.append(`check ${name} is missing a port`);
      else if (!numeric.test(port)) use(port, service.Name);
      else if (check.AddressMode !== 'driver') {
        errors.append(`check ${name} cannot use a numeric port ${Number(port)} without setting address_mode="driver"`);
      } else if (Number(port) <= 0) errors.append(`check ${name} has invalid numeric port ${Number(port)}`);
    }
  }
  const networks = [...(group.Networks ?? []).slice(0, 1), ...(task.Resources.Networks ?? [])];
  const labels = new Set(
    networks.flatMap((network) =>
      [...(network.ReservedPorts ?? []), ...(network.DynamicPorts ?? [])].map((p) => p.Label),
    ),
  );
  for (const label of [...users.keys()].toSorted()) {
    if (labels.has(label)) continue;
    const names = [...(users.get(label) ?? [])].toSorted().join(', ');
    errors.append(`port label ${JSON.stringify(label)} referenced by services ${names} does not exist`);
  }
  return errors;
}
