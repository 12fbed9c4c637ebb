/** A port label that nothing defines. */

import { nameSuggestion } from '../../hcl/suggestion.js';
import type { Key } from '../finding.js';
import { portLabels } from '../ports.js';
import { isInterpolated, listOf, quote, rows, texts } from '../reading.js';
import { type GroupScope, problem, type Problem, type Rule } from '../rule.js';

// Not what is followed by more of a name that only the task knows, nor what has a default in a shell.
const reference = /NOMAD_(?:(?:HOST_|ALLOC_)?(?:IP|PORT|ADDR)|IPv[46])_([\w-]{0,63}\w)(?![\w%{*$-]|:-)/gu;

/** A label as it is in names of environment variables. */
function inEnvironment(label: string): string {
  return label.replaceAll(/[^\w.]/gu, '_');
}

function undefinedPort(keys: readonly Key[], label: string, labels: ReadonlySet<string>, effect: string): Problem {
  const near = nameSuggestion(label, labels);
  const hint = near === undefined ? `Add the port to "network".` : `Write ${quote(near)}.`;
  return problem(keys, `The group has no port ${quote(label)}: ${effect}.`, hint);
}

/** Whether the label must be one of the group's, and is not. */
function isUnknown(label: unknown, labels: ReadonlySet<string>): label is string {
  return typeof label === 'string' && !labels.has(label) && !/^\d*$/u.test(label) && !isInterpolated(label);
}

// Nomad checks the services of tasks itself, but not those of groups.
function* inServices({ group, at }: GroupScope, labels: ReadonlySet<string>): Generator<Problem> {
  for (const [index, service] of rows(group.Services)) {
    const keys = [...at, 'Services', index];
    if (isUnknown(service.PortLabel, labels) && !service.Connect?.Gateway) {
      yield undefinedPort([...keys, 'PortLabel'], service.PortLabel, labels, 'no task of the group starts');
    }
    for (const [number, { PortLabel }] of rows(service.Checks)) {
      if (!isUnknown(PortLabel, labels)) continue;
      yield undefinedPort([...keys, 'Checks', number, 'PortLabel'], PortLabel, labels, 'the check never passes');
    }
  }
}

export const undefinedPortLabel = {
  code: 'undefined-port',
  severity: 'error',
  *group(scope) {
    const tasks = rows(scope.group.Tasks);
    const labels = portLabels(
      scope.group,
      tasks.map(([, task]) => task),
    );
    yield* inServices(scope, labels);

    const names = [...labels].map((label) => `_${inEnvironment(label)}`);
    // Before the label there may be a task's name. Nomad adds the ports of the service mesh itself.
    const isKnown = (label: string): boolean =>
      label.startsWith('connect') || names.some((name) => `_${inEnvironment(label)}`.endsWith(name));
    for (const [index, { Config, Env, Templates }] of tasks) {
      const at = [...scope.at, 'Tasks', index];
      for (const [number, label] of listOf(Config?.['ports']).entries()) {
        if (!isUnknown(label, labels)) continue;
        yield undefinedPort([...at, 'Config', 'ports', number], label, labels, 'the driver refuses to start the task');
      }
      for (const [keys, value] of texts({ Config, Env, Templates }, at)) {
        for (const [variable, label = ''] of value.matchAll(reference)) {
          // In a shell, "-" ends the name.
          if (isKnown(label) || isKnown(label.replace(/-.*/u, ''))) continue;
          yield undefinedPort(keys, label, labels, `${variable} is not set`);
        }
      }
    }
  },
} as const satisfies Rule;
