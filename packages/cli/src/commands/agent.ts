/** `yurt agent`: runs an agent in the foreground, as `nomad agent` does. */

import type { Agent, AgentConfiguration, AgentOptions } from '@yurt/agent';
import type { Command } from 'commander';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { properties } from '../output/table.js';
import { untilAborted } from '../until-aborted.js';
import { versionLine } from '../version.js';
import { collect, examples } from './options.js';

interface AgentVerbOptions {
  readonly config?: readonly string[];
  readonly dev?: boolean;
  readonly version?: boolean;
  readonly bind?: string;
  readonly dataDir?: string;
  readonly dc?: string;
  readonly logLevel?: string;
  readonly node?: string;
  readonly region?: string;
}

/** Adds the verb. */
export function addAgent(parent: Command, invocation: Invocation): void {
  parent
    .command('agent')
    .description('run an agent, server and node in one, until it is told to stop')
    .option('--config <path>', 'a file in HCL or JSON with the keys of Nomad, or a folder; may be repeated', collect)
    .option('--dev', 'keep nothing, listen on 127.0.0.1, have raw_exec on')
    .option('--bind <address>', 'the address to listen on (bind_addr)')
    .option('--data-dir <folder>', 'where everything is kept (data_dir)')
    .option('--dc <name>', 'the datacenter (datacenter)')
    .option('--log-level <level>', 'TRACE, DEBUG, INFO, WARN, ERROR or OFF (log_level)')
    .option('--node <name>', 'the name of the agent (name)')
    .option('--region <name>', 'the region (region)')
    .option('--version', 'print the version')
    .addHelpText(
      'after',
      `${examples('yurt agent -dev', 'yurt agent -config /etc/yurt.hcl -data-dir /var/lib/yurt')}

Ctrl-C, SIGTERM and a terminal that closes stop the tasks and the agent; it ends with 0.`,
    )
    .action((options: AgentVerbOptions) =>
      invocation.run(() => {
        if (options.version !== true) return serve(options, invocation);
        invocation.output.print(versionLine());
        return Promise.resolve(exitCode.ok);
      }),
    );
}

async function serve(options: AgentVerbOptions, invocation: Invocation): Promise<number> {
  const { output, signal } = invocation;
  const { agentOptions, keysWithoutEffect, loadConfiguration, startAgent } = await import('@yurt/agent');
  const files = options.config ?? [];
  if (files.length === 0 && options.dev !== true && options.dataDir === undefined) {
    throw new Failure(
      'An agent needs a configuration, or -dev',
      'Try `yurt agent -dev`, or `yurt dev`; a configuration sets data_dir, server and client.',
    );
  }
  const configuration = overridden(await loadConfiguration(files), options);
  const settings = agentOptions(configuration, options.dev === true);
  if (files.length > 0) output.print(`==> Loaded configuration from ${files.join(', ')}`);
  const unused = keysWithoutEffect(configuration);
  if (unused.length > 0 && isTalkative(settings)) output.print(`==> Without effect here: ${unused.join(', ')}`);
  output.print('==> Starting Yurt agent...');
  invocation.isAgent = true;
  const agent = await startAgent(settings);
  try {
    output.print(`==> Yurt agent configuration:\n\n${summary(agent, settings)}\n`);
    output.print('==> Yurt agent started! Log data will stream in below:\n');
    await untilAborted(signal);
    output.print('==> Stopping: tasks are ended, then the agent');
  } finally {
    await agent.close();
  }
  invocation.exitCode = exitCode.ok;
  return exitCode.ok;
}

/** The configuration with what the command line says instead. */
function overridden(configuration: AgentConfiguration, options: AgentVerbOptions): AgentConfiguration {
  const { bind, dataDir, dc, logLevel, node, region } = options;
  return {
    ...configuration,
    ...(bind !== undefined && { bind_addr: bind }),
    ...(dataDir !== undefined && { data_dir: dataDir }),
    ...(dc !== undefined && { datacenter: dc }),
    ...(logLevel !== undefined && { log_level: logLevel }),
    ...(node !== undefined && { name: node }),
    ...(region !== undefined && { region }),
  };
}

/** Whether lines of the level INFO are wanted. */
function isTalkative({ logLevel }: AgentOptions): boolean {
  return logLevel === 'info' || logLevel === 'debug' || logLevel === 'trace';
}

function summary(agent: Agent, settings: AgentOptions): string {
  const nodes = agent.nodes.map((node) => node.id).join(', ');
  return properties([
    ['Address', agent.address],
    ['Name', agent.name],
    ['Region', `${agent.region} (DC: ${settings.datacenter ?? 'dc1'})`],
    ['Node', nodes],
    ['Data', settings.dataDir ?? 'in memory'],
    ['Version', versionLine()],
  ])
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
