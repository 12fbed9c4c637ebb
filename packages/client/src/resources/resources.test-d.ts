/** What users of the client's methods may and may not write: each marked line must fail to compile. */

import type { Deployment, endpoints, jobs, Job, JobListStub, JobRegisterResponse, NodeListStub } from '@yurt/contract';
import type * as contract from '@yurt/contract';
import type { Nomad } from '../nomad.js';

declare const nomad: Nomad;

declare function same<A, B>(
  answer: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? 'same' : 'different',
): void;

// Each row of the table is a method of the client at the path that its id tells.
type Ids<T> = T extends { readonly id: infer Id extends string; readonly path: string }
  ? Id
  : T extends (...values: never) => unknown
    ? never
    : T extends object
      ? { [K in keyof T]: Ids<T[K]> }[keyof T]
      : never;
type Group = Pick<typeof contract, keyof typeof contract & keyof Nomad>;
type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;
type WithoutMethod<Id extends string> = Id extends unknown
  ? At<Nomad, Id> extends (...values: never) => unknown
    ? [At<Nomad, Id>] extends [never]
      ? Id
      : never
    : Id
  : never;
same<WithoutMethod<Ids<Group>>, never>('same');
same<WithoutMethod<'jobs.nothing'>, 'jobs.nothing'>('same');
same<
  Extract<Ids<Group>, 'jobs.read' | 'acl.tokens.delete' | 'client.fs.cat'>,
  'jobs.read' | 'acl.tokens.delete' | 'client.fs.cat'
>('same');
same<(typeof endpoints)[number]['id'], string>('same');

// Answers, and what can be done with a call.
same<Awaited<ReturnType<typeof nomad.jobs.read>>, Job>('same');
same<Awaited<ReturnType<typeof nomad.jobs.latestDeployment>>, Deployment | null>('same');
export async function answers(): Promise<void> {
  same<Awaited<ReturnType<typeof nomad.jobs.register>>, JobRegisterResponse>('same');
  for await (const row of nomad.jobs.list({ perPage: 10 })) same<typeof row, JobListStub>('same');
  for await (const rows of nomad.nodes.list().watch()) same<typeof rows, NodeListStub[]>('same');
  const { meta } = await nomad.jobs.list().withMeta();
  same<typeof meta.nextToken, string | undefined>('same');
  // @ts-expect-error A single object has no pages.
  nomad.jobs.read('web').pages();
  // @ts-expect-error A write can't be watched.
  nomad.jobs.register({ ID: 'web' }).watch();
  // @ts-expect-error The agent's own answers have no such headers.
  await nomad.agent.self().withMeta();
}

// Arguments.
void nomad.jobs.read('web', { namespace: 'team', stale: true });
void nomad.jobs.list({ namespace: '*', prefix: 'web' });
void nomad.jobs.submission('web', 3, { namespace: 'team' });
// @ts-expect-error A single object has a single namespace.
void nomad.jobs.read('web', { namespace: '*' });
// @ts-expect-error The same where an option became an argument.
void nomad.jobs.submission('web', 3, { namespace: '*' });
// @ts-expect-error The same with settings of the body.
void nomad.jobs.plan({ ID: 'web' }, { namespace: '*', diff: true });
// @ts-expect-error A typo in a query.
void nomad.jobs.list({ prefx: 'web' });
// @ts-expect-error A typo in a setting of a body.
void nomad.jobs.register({ ID: 'web' }, { checkIndx: 3 });
// @ts-expect-error A typo in a call that takes nothing but how to send it.
void nomad.agent.self({ tokn: 'secret' });
// @ts-expect-error A typo in a job's key.
void nomad.jobs.register({ ID: 'web', Datacentres: ['dc1'] });
// @ts-expect-error A typo deep in a job.
void nomad.jobs.register({ ID: 'web', TaskGroups: [{ Name: 'web', Cont: 3 }] });
// @ts-expect-error A job has an ID.
void nomad.jobs.register({ Name: 'web' });
// @ts-expect-error A body where none is taken.
void nomad.jobs.forcePeriodic('web', { Job: { ID: 'web' } });
// @ts-expect-error The argument that a query requires.
void nomad.jobs.submission('web');
// @ts-expect-error A value that is none of the few.
void nomad.client.fs.logs('1', { task: 'web', type: 'stdin' });
// @ts-expect-error A row of another group.
same<ReturnType<typeof nomad.jobs.stop>, ReturnType<typeof nomad.jobs.read>>('same');
same<typeof jobs.read.path, '/v1/job/:jobId'>('same');
