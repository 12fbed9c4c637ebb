/** Looks for a node that can do what the quickstart needs, and says what is missing and how to turn it on. */

import type { Nomad } from '@yurt/client';
import type { Node } from '@yurt/contract';

const RAW_EXEC = `the driver raw_exec. Turn it on in the agent's configuration:
           plugin "raw_exec" { config { enabled = true } }`;
const MKDIR = `the host volume plugin mkdir. It is built in since Nomad 1.10; give the agent a data_dir.`;

/** The first ready node with `raw_exec` and the plugin `mkdir`. */
export async function usableNode(nomad: Nomad, signal: AbortSignal): Promise<Node> {
  const stubs = await nomad.nodes.list({ signal });
  const nodes = await Promise.all(
    stubs.filter((stub) => stub.Status === 'ready').map(async (stub) => nomad.nodes.read(stub.ID, { signal })),
  );
  if (nodes.length === 0) throw new Error('No node of this Nomad is ready: start one with the client part enabled.');
  const usable = nodes.find((node) => missing(node).length === 0);
  if (usable) return usable;
  const reasons = nodes.map((node) => `${node.Name} lacks ${missing(node).join('\n         and ')}`);
  throw new Error(`No node can run the quickstart:\n         ${reasons.join('\n         ')}`);
}

function missing(node: Node): string[] {
  return [
    ...(node.Drivers?.['raw_exec']?.Healthy === true ? [] : [RAW_EXEC]),
    ...('plugins.host_volume.mkdir.version' in node.Attributes ? [] : [MKDIR]),
  ];
}

/** The drivers of a node that work. */
export function drivers(node: Node): string[] {
  return Object.entries(node.Drivers ?? {})
    .filter(([, driver]) => driver.Healthy)
    .map(([name]) => name);
}
