/** A dispatch's payload that no task gets, or a file for a payload that never comes. */

import { rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const payloadLost = {
  code: 'payload-lost',
  severity: 'warning',
  *job({ job }) {
    const tasks = rows(job.TaskGroups).flatMap(([, group]) => rows(group.Tasks));
    if (job.ParameterizedJob?.Payload !== 'required' || tasks.some(([, task]) => task.DispatchPayload)) return;
    yield problem(
      ['ParameterizedJob', 'Payload'],
      'Dispatches must give a payload, but no task reads it.',
      'Add "dispatch_payload" to a task, or set payload = "forbidden".',
    );
  },
  *task({ job, task, at }) {
    if (!task.DispatchPayload || (job.ParameterizedJob && job.ParameterizedJob.Payload !== 'forbidden')) return;
    yield problem(
      [...at, 'DispatchPayload'],
      'The job takes no payload, so the file is never written.',
      'Add "parameterized", or remove "dispatch_payload".',
    );
  },
} as const satisfies Rule;
