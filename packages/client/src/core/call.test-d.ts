// What calls can do follows from their rows: each line marked below is an error, and the file fails to compile when one no
// longer is.

import { agent, client, jobs, nodes, operator, variables, volumes } from '@yurt/contract';
import type { Job, JobListStub } from '@yurt/contract';
import type { Nomad } from '../index.js';
import type { Call, ItemOf, PageMeta, QueryMeta, WriteMeta } from '../index.js';

declare const nomad: Nomad;
declare function same<A, B>(
  answer: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? 'same' : 'different',
): void;

// Answers and headers.
same<Awaited<Call<typeof jobs.read>>, Job>('same');
same<ItemOf<typeof jobs.list>, JobListStub>('same');
same<Awaited<ReturnType<Call<typeof jobs.list>['withMeta']>>['meta'], PageMeta>('same');
same<Awaited<ReturnType<Call<typeof jobs.read>['withMeta']>>['meta'], QueryMeta>('same');
same<Awaited<ReturnType<Call<typeof jobs.register>['withMeta']>>['meta'], WriteMeta>('same');

// Ways to use a call.
nomad.call(jobs.list, {}).watch({ wait: '30s' });
nomad.call(jobs.list, {}).pages();
for await (const stub of nomad.call(jobs.list, {})) stub.ID.trim();
for await (const job of nomad.call(jobs.read, { jobId: 'a' }).watch()) job.ID.trim();
(await nomad.call(jobs.read, { jobId: 'a' }).exact()).ID.trim();
// @ts-expect-error A single object has no pages.
nomad.call(jobs.read, { jobId: 'a' }).pages();
// @ts-expect-error A write can't be watched.
nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' } }).watch();
// @ts-expect-error The agent itself sends no such headers.
nomad.call(agent.self, {}).withMeta();
// @ts-expect-error The page is an object, not a list.
nomad.call(volumes.csi.listExternal, {}, { pluginId: 'p' })[Symbol.asyncIterator]();
nomad.call(volumes.csi.listExternal, {}, { pluginId: 'p' }).pages();

// Paths, options and bodies.
nomad.call(jobs.list, {}, { namespace: '*', timeout: 5, signal: AbortSignal.timeout(1), token: { file: '/t' } });
nomad.call(operator.snapshot.restore, {}, {}, (async function* () {})());
// @ts-expect-error A wrong path parameter.
nomad.call(jobs.read, { job: 'a' });
// @ts-expect-error A typo in an option.
nomad.call(jobs.list, {}, { perpage: 5 });
// @ts-expect-error A node has no namespace.
nomad.call(nodes.read, { nodeId: 'a' }, { namespace: 'a' });
// @ts-expect-error A body of another type.
nomad.call(variables.write, { path: 'a' }, {}, { Items: { a: 1 } });
// @ts-expect-error JSON can't come piece by piece.
nomad.call(jobs.register, {}, {}, (async function* () {})());
// @ts-expect-error Only what a derived client may change.
nomad.with({ address: 'http://a' });

// Streams.
(await nomad.stream(client.fs.cat, { allocationId: 'a' }, { path: 'x' })).cancel();
