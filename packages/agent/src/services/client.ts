/** All routes below `/v1/client`. */

import { clientAllocationServices } from './client-allocations.js';
import { clientFileServices } from './client-files.js';
import { clientNodeServices } from './client-node.js';
import type { Binding } from './serve.js';
import type { ServerContext } from './server-context.js';

/** The routes that nodes answer. Exec, snapshots and identities are not served yet. */
export function clientServices(context: ServerContext): Binding[] {
  return [...clientNodeServices(context), ...clientAllocationServices(context), ...clientFileServices(context)];
}
