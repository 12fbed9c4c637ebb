/** Follows a deployment until it has succeeded, failed, or waits for somebody. */

import type { Deployment } from '@yurt/contract';
import { exitCode } from '../exit-code.js';
import { shortId } from '../output/size.js';
import { isoNow } from '../output/time.js';
import { deploymentView } from '../views/deployment.js';
import type { Monitoring } from './evaluation.js';

/** Follows a deployment; the exit code that its end deserves. */
export async function followDeployment(monitoring: Monitoring, deploymentId: string): Promise<number> {
  const { nomad, namespace, steps, signal, verbose } = monitoring;
  steps.stage(`Monitoring deployment ${JSON.stringify(shortId(deploymentId, verbose))}`);
  let shown = '';
  for await (const deployment of nomad.deployments.read(deploymentId, { namespace }).watch({ signal })) {
    const view = deploymentView(deployment, true, verbose);
    if (view !== shown) {
      steps.detail(`\n${isoNow()}\n${view}`);
      shown = view;
    }
    const code = verdict(monitoring, deployment);
    if (code !== undefined) return code;
  }
  signal.throwIfAborted();
  throw new Error(`the deployment ${deploymentId} could not be followed to its end`);
}

function verdict({ steps, verbose }: Monitoring, deployment: Deployment): number | undefined {
  const id = shortId(deployment.ID, verbose);
  switch (deployment.Status) {
    case 'successful':
      return exitCode.ok;
    case 'failed':
    case 'cancelled':
      steps.stage(`Deployment ${JSON.stringify(id)} ${deployment.Status}: ${deployment.StatusDescription}`);
      return exitCode.failed;
    case 'paused':
    case 'blocked':
      steps.stage(`Deployment ${JSON.stringify(id)} is ${deployment.Status}; it goes on when somebody lets it`);
      return exitCode.attention;
    default:
      if (!needsPromotion(deployment)) return undefined;
      steps.stage(
        `Deployment ${JSON.stringify(id)} waits to be promoted: yurt api PUT /v1/deployment/promote/${deployment.ID} ` +
          `-d '${JSON.stringify({ DeploymentID: deployment.ID, All: true })}'`,
      );
      return exitCode.attention;
  }
}

function needsPromotion(deployment: Deployment): boolean {
  const waiting = Object.values(deployment.TaskGroups).filter(
    (group) => group.DesiredCanaries > 0 && !group.AutoPromote && !group.Promoted,
  );
  return waiting.length > 0 && waiting.every((group) => group.HealthyAllocs >= group.DesiredCanaries);
}
