/** Adds to a diff what each change will do: how many allocations it makes or ends, and which tasks it restarts. */

import type { DesiredUpdates, DiffAnnotation, FieldDiff, JobDiff, TaskDiff, TaskGroupDiff } from '@yurt/contract';

const inPlaceObjects = new Set(['Service', 'Constraint', 'Affinity', 'Spread']);

function updatesOf(updates: DesiredUpdates): Record<string, number> {
  const named: [string, number][] = [
    ['ignore', updates.Ignore],
    ['create', updates.Place],
    ['migrate', updates.Migrate],
    ['destroy', updates.Stop],
    ['canary', updates.Canary],
    ['in-place update', updates.InPlaceUpdate],
    ['create/destroy update', updates.DestructiveUpdate],
  ];
  return Object.fromEntries(named.filter(([, count]) => count !== 0));
}

function annotatedCount(field: FieldDiff): FieldDiff {
  const [before, after] = [Number(field.Old || '0'), Number(field.New || '0')];
  if (field.Name !== 'Count' || before === after) return field;
  return { ...field, Annotations: [before < after ? 'forces create' : 'forces destroy'] };
}

function isDestructive(task: TaskDiff): boolean {
  if ((task.Fields ?? []).some(({ Name }) => Name !== 'KillTimeout')) return true;
  return (task.Objects ?? []).some(({ Name, Fields }) => {
    if (Name === 'LogConfig') return (Fields ?? []).some((field) => field.Name === 'Disabled');
    return !inPlaceObjects.has(Name);
  });
}

function annotationOf(task: TaskDiff, group: TaskGroupDiff): DiffAnnotation | undefined {
  if (task.Type === 'None') return undefined;
  if (group.Type === 'Added' || group.Type === 'Deleted') {
    if (task.Type === 'Added') return 'forces create';
    if (task.Type === 'Deleted') return 'forces destroy';
  }
  return isDestructive(task) ? 'forces create/destroy update' : 'forces in-place update';
}

/** The diff with annotations; `updates` says for each group what the scheduler would do. */
export function annotateDiff(diff: JobDiff, updates: Readonly<Record<string, DesiredUpdates>>): JobDiff {
  return {
    ...diff,
    TaskGroups: diff.TaskGroups.map((group) => {
      const own = updates[group.Name];
      return {
        ...group,
        Fields: group.Fields?.map(annotatedCount) ?? null,
        Tasks: group.Tasks.map((task) => {
          const annotation = annotationOf(task, group);
          return annotation === undefined ? task : { ...task, Annotations: [annotation] };
        }),
        Updates: own === undefined ? null : updatesOf(own),
      };
    }),
  };
}
