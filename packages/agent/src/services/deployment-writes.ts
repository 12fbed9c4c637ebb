/** Deployments: pausing, promoting, failing, and health by hand. */

import { deployments } from '@yurt/contract';
import type { Deployment, DeploymentUpdateResponse, Job } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import type { Fields } from '../jobs/fields.js';
import { timeText } from '../scheduler/go-time.js';
import { rowKey } from '../state/row-key.js';
import type { Transaction } from '../state/transaction.js';
import type { TransactionKind } from '../state/transaction-kinds.js';
import { bodyFields } from './jobs/job-admission.js';
import { promote } from './scheduling/deployment-promotion.js';
import { isActiveDeployment, revertJob, setDeploymentStatus } from './scheduling/deployment-status.js';
import { deploymentEvaluation, rollbackOf } from './scheduling/deployment-watcher.js';
import { type Binding, type Indexed, serve } from './serve.js';
import { type ServerContext, unixNanoseconds } from './server-context.js';

function checkDeploymentId(fields: Fields, path: string): void {
  const given = fields.text('DeploymentID') ?? '';
  if (given === '') throw new CodedError(400, 'DeploymentID must be specified');
  if (given !== path) throw new CodedError(400, 'Deployment ID does not match');
}

/** What a change of a deployment works on. */
interface Subject {
  readonly deployment: Deployment;
  readonly job: Job;
  readonly now: number;
}

/** Runs a change of a deployment that is under way; when it says so, with an evaluation that drives it on. */
async function change(
  context: ServerContext,
  id: string,
  kind: TransactionKind,
  terminalText: string,
  work: (tx: Transaction, subject: Subject) => { readonly evaluates: boolean; readonly reverted?: number },
): Promise<Indexed<DeploymentUpdateResponse>> {
  const { state, newId } = context;
  const deployment = state.tables.deployments.get(id);
  if (deployment === undefined) throw new CodedError(500, 'deployment not found');
  if (!isActiveDeployment(deployment)) throw new CodedError(500, terminalText);
  const job = state.tables.jobs.get(rowKey(deployment.Namespace, deployment.JobID));
  if (job === undefined) throw new CodedError(500, 'job not found');
  const now = unixNanoseconds(context.now());
  const evalId = newId();
  const { index, result } = await state.transact(kind, (tx) => {
    const outcome = work(tx, { deployment, job, now });
    if (outcome.evaluates) tx.put('evaluations', deploymentEvaluation(deployment, job, evalId, now));
    return outcome;
  });
  return {
    index,
    data: {
      EvalID: result.evaluates ? evalId : '',
      EvalCreateIndex: result.evaluates ? index : 0,
      DeploymentModifyIndex: index,
      RevertedJobVersion: result.reverted ?? null,
      Index: index,
    },
  };
}

function failDeployment(
  tx: Transaction,
  { deployment, job, now }: Subject,
  reason: string,
  reverts: boolean,
): { evaluates: true; reverted?: number } {
  const { target, description } = rollbackOf(tx, job, reason, reverts);
  setDeploymentStatus(tx, deployment.ID, 'failed', description, now);
  if (target === undefined) return { evaluates: true };
  revertJob(tx, target, now);
  return { evaluates: true, reverted: target.Version };
}

function setHealth(tx: Transaction, deployment: Deployment, id: string, healthy: boolean, now: number): void {
  const allocation = tx.tables.allocations.get(id);
  if (allocation === undefined) throw new CodedError(500, `unknown alloc "${id}"`);
  if (allocation.DeploymentID !== deployment.ID) {
    throw new CodedError(500, `alloc "${id}" is not part of deployment "${deployment.ID}"`);
  }
  tx.put('allocations', {
    ...allocation,
    DeploymentStatus: {
      Canary: allocation.DeploymentStatus?.Canary ?? false,
      Healthy: healthy,
      Timestamp: timeText(now),
      ModifyIndex: tx.index,
    },
    ModifyTime: now,
  });
}

/** The routes of deployments that change them. */
export function deploymentWriteServices(context: ServerContext): Binding[] {
  return [
    serve(deployments.fail, ({ path }) =>
      change(context, path.deploymentId, 'deployment-status', "can't fail terminal deployment", (tx, subject) => {
        const reverts = Object.values(subject.deployment.TaskGroups).some((group) => group.AutoRevert);
        return failDeployment(tx, subject, 'Deployment marked as failed', reverts);
      }),
    ),
    serve(deployments.pause, ({ path, body }) => {
      const fields = bodyFields(body, 'DeploymentPauseRequest');
      checkDeploymentId(fields, path.deploymentId);
      const pauses = fields.boolean('Pause') ?? false;
      const terminal = `can't ${pauses ? 'pause' : 'resume'} terminal deployment`;
      return change(context, path.deploymentId, 'deployment-status', terminal, (tx, { deployment, now }) => {
        const [status, description] = pauses
          ? (['paused', 'Deployment is paused'] as const)
          : (['running', 'Deployment is running'] as const);
        setDeploymentStatus(tx, deployment.ID, status, description, now);
        return { evaluates: !pauses };
      });
    }),
    serve(deployments.promote, ({ path, body }) => {
      const fields = bodyFields(body, 'DeploymentPromoteRequest');
      checkDeploymentId(fields, path.deploymentId);
      const terminal = "can't promote terminal deployment";
      return change(context, path.deploymentId, 'deployment-promotion', terminal, (tx, { deployment, now }) => {
        // Nomad takes the time of a promotion from the request.
        const groups = fields.boolean('All') === true ? undefined : (fields.texts('Groups') ?? []);
        promote(tx, deployment.ID, groups, fields.integer('PromotedAt', 'int64') ?? 0, now);
        return { evaluates: true };
      });
    }),
    serve(deployments.setAllocationHealth, ({ path, body }) => {
      const fields = bodyFields(body, 'DeploymentAllocHealthRequest');
      checkDeploymentId(fields, path.deploymentId);
      const healthy = fields.texts('HealthyAllocationIDs') ?? [];
      const unhealthy = fields.texts('UnhealthyAllocationIDs') ?? [];
      if (healthy.length + unhealthy.length === 0) {
        throw new CodedError(500, 'must specify at least one healthy/unhealthy allocation ID');
      }
      const terminal = "can't set health of allocations for a terminal deployment";
      return change(context, path.deploymentId, 'deployment-allocation-health', terminal, (tx, subject) => {
        const { deployment, now } = subject;
        for (const id of healthy) setHealth(tx, deployment, id, true, now);
        for (const id of unhealthy) setHealth(tx, deployment, id, false, now);
        if (unhealthy.length === 0) return { evaluates: true };
        const groups = new Set(unhealthy.map((id) => tx.tables.allocations.get(id)?.TaskGroup ?? ''));
        const reverts = [...groups].some((name) => deployment.TaskGroups[name]?.AutoRevert === true);
        return failDeployment(tx, subject, 'Failed due to unhealthy allocations', reverts);
      });
    }),
    serve(deployments.unblock, ({ path, body }) => {
      checkDeploymentId(bodyFields(body, 'DeploymentUnblockRequest'), path.deploymentId);
      return change(context, path.deploymentId, 'deployment-status', "can't unblock terminal deployment", () => {
        throw new CodedError(500, 'not supported: multiregion deployments belong to Nomad Enterprise');
      });
    }),
  ];
}
