/** What must not compile: each line marked below is an error, and the file fails to compile when one no longer is. */

import type {
  AnswerOf,
  allocations,
  BodyOf,
  Endpoint,
  Job,
  JobListStub,
  jobs,
  nodes,
  operator,
  PathParameters,
  QueryOf,
  services,
  variables,
} from './index.js';

declare function call<E extends Endpoint, N extends string = string>(
  path: PathParameters<E['path']>,
  query: QueryOf<E, N>,
): void;

declare function send<E extends Endpoint>(body: BodyOf<E>): void;

declare function same<A, B>(
  answer: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? 'same' : 'different',
): void;

// Paths.
call<typeof jobs.read>({ jobId: 'web' }, {});
call<typeof services.delete>({ serviceName: 'web', serviceId: '1' }, {});
call<typeof variables.read>({ path: 'nomad/jobs/web' }, {});
// @ts-expect-error A wrong name.
call<typeof jobs.read>({ jobID: 'web' }, {});
// @ts-expect-error A missing one.
call<typeof services.delete>({ serviceName: 'web' }, {});
// @ts-expect-error One that the path does not have.
call<typeof jobs.list>({ jobId: 'web' }, {});

// Queries.
call<typeof jobs.list>({}, { prefix: 'web', perPage: 10, filter: 'Status == "running"', stale: true, region: 'eu' });
call<typeof jobs.submission>({ jobId: 'web' }, { version: 3n });
// @ts-expect-error A typo.
call<typeof jobs.list>({}, { prefx: 'web' });
// @ts-expect-error Nomad's spelling instead of ours.
call<typeof jobs.list>({}, { per_page: 10 });
// @ts-expect-error A parameter of another type.
call<typeof jobs.list>({}, { reverse: 'true' });
// @ts-expect-error One that is required is missing.
call<typeof jobs.submission>({ jobId: 'web' }, {});
// @ts-expect-error A single object has no pages.
call<typeof jobs.read>({ jobId: 'web' }, { perPage: 10 });
// @ts-expect-error A single object takes no filter.
call<typeof nodes.read>({ nodeId: '1' }, { filter: 'Status == "ready"' });
// @ts-expect-error A write does not wait.
call<typeof nodes.drain>({ nodeId: '1' }, { index: 10 });
// @ts-expect-error The agent itself answers; there is nothing to forward.
call<typeof operator.license.read>({}, { region: 'eu' });

// Namespaces.
call<typeof jobs.list>({}, { namespace: '*' });
call<typeof jobs.read, 'team'>({ jobId: 'web' }, { namespace: 'team' });
// @ts-expect-error A single object has a single namespace.
call<typeof jobs.read, '*'>({ jobId: 'web' }, { namespace: '*' });
// @ts-expect-error Nodes have no namespace.
call<typeof nodes.list>({}, { namespace: 'team' });
// @ts-expect-error An allocation is found by its ID alone.
call<typeof allocations.read>({ allocationId: '1' }, { namespace: 'team' });

// Bodies.
send<typeof jobs.plan>({ Job: { ID: 'web' }, Diff: true });
send<typeof jobs.read>(undefined);
// @ts-expect-error A body where none is taken.
send<typeof jobs.read>({ Job: null });
// @ts-expect-error A body is needed.
send<typeof jobs.plan>(undefined);
// @ts-expect-error A typo in the body.
send<typeof jobs.plan>({ Job: { ID: 'web' }, Dif: true });

// Answers.
same<AnswerOf<typeof jobs.read>, Job>('same');
same<AnswerOf<typeof jobs.list>, JobListStub[]>('same');
same<AnswerOf<typeof operator.autopilot.setConfiguration>, boolean>('same');
