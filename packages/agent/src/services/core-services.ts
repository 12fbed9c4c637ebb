/** The services that need nothing but the state and the nodes. */

import { agentServices } from './agent.js';
import { allocationWriteServices } from './allocation-writes.js';
import { allocationServices } from './allocations.js';
import { deploymentWriteServices } from './deployment-writes.js';
import { deploymentServices } from './deployments.js';
import { evaluationServices } from './evaluations.js';
import { eventServices } from './events.js';
import { systemServices } from './garbage-collection.js';
import { hostVolumeServices } from './host-volumes/services.js';
import { namespaceWriteServices } from './namespace-writes.js';
import { namespaceServices } from './namespaces.js';
import { nodePoolWriteServices } from './node-pool-writes.js';
import { nodePoolServices } from './node-pools.js';
import { nodeServices } from './nodes/services.js';
import { schedulerConfigurationServices } from './scheduler-configuration.js';
import type { Binding } from './serve.js';
import type { ServerContext } from './server-context.js';
import { statusServices } from './status.js';

/** Their bindings. */
export function coreServices(context: ServerContext): Binding[] {
  return [
    ...agentServices(context),
    ...allocationServices(context),
    ...allocationWriteServices(context),
    ...deploymentServices(context),
    ...deploymentWriteServices(context),
    ...evaluationServices(context),
    ...eventServices(context),
    ...hostVolumeServices(context),
    ...namespaceServices(context),
    ...namespaceWriteServices(context),
    ...nodePoolServices(context),
    ...nodePoolWriteServices(context),
    ...nodeServices(context),
    ...schedulerConfigurationServices(context),
    ...statusServices(context),
    ...systemServices(context),
  ];
}
