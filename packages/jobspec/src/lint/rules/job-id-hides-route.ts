/** An ID that ends like a route below a job: the API can't tell the two apart. */

import type { jobs } from '@yurt/contract';
import { quote, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

type JobPath = (typeof jobs)[keyof typeof jobs]['path'];

type Last<Path> = Path extends `${string}/:${string}/${infer Rest}` ? Rest : Path;

/** What may follow a job's ID in a path. */
type SubResource = JobPath extends infer Path
  ? Path extends `/v1/job/:jobId/${infer Rest}`
    ? Last<Rest>
    : never
  : never;

// A record and not a list, so that the compiler finds what the table of endpoints has and this has not, and vice versa.
const subResources: Readonly<Record<SubResource, true>> = {
  action: true,
  actions: true,
  allocations: true,
  deployment: true,
  deployments: true,
  dispatch: true,
  'dispatch/payload': true,
  evaluate: true,
  evaluations: true,
  'periodic/force': true,
  plan: true,
  revert: true,
  scale: true,
  services: true,
  stable: true,
  submission: true,
  summary: true,
  tag: true,
  versions: true,
};

export const jobIdHidesRoute = {
  code: 'job-id-hides-route',
  severity: 'error',
  *job({ job }) {
    const id = text(job.ID);
    const found = Object.keys(subResources).find((name) => id.endsWith(`/${name}`));
    if (found === undefined) return;
    const parent = id.slice(0, -found.length - 1);
    yield problem(
      ['ID'],
      `The API takes it for "${found}" of job ${quote(parent)}: this job can't be read or stopped.`,
      `Don't end the ID in "/${found}".`,
    );
  },
} as const satisfies Rule;
