/** `yurt dev`: an agent to try things with; nothing is left of it. */

import type { Agent, AgentOptions, LogLevel } from '@yurt/agent';
import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.js';
import { hasCode } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { untilAborted } from '../until-aborted.js';
import { examples, parseCount } from './options.js';

interface DevOptions {
  readonly port?: number;
  readonly nodes?: number;
  readonly logLevel?: LogLevel;
  readonly json?: boolean;
}

/** Where Nomad's tools look for an agent that they are told nothing of. */
const usualPort = 4646;

/** Adds the verb. */
export function addDev(parent: Command, invocation: Invocation): void {
  parent
    .command('dev')
    .description('run an agent in a temporary folder; Ctrl-C stops it with all tasks and leaves nothing')
    .option(
      '--port <number>',
      `the port; default ${usualPort}, or a free one when that is taken; 0: a free one`,
      parseCount,
    )
    .option('--nodes <count>', 'how many nodes to run on this machine', parseCount, 1)
    .addOption(
      new Option('--log-level <level>', 'how much to tell on standard error')
        .choices(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
        .default('warn'),
    )
    .option('--json', 'tell address and nodes as JSON, on one line')
    .addHelpText('after', examples('yurt dev', 'yurt dev -nodes 3', 'yurt dev -port 0 -json'))
    .action((options: DevOptions) => invocation.run(() => serve(options, invocation)));
}

async function serve(options: DevOptions, invocation: Invocation): Promise<number> {
  const { output, signal } = invocation;
  invocation.isAgent = true;
  output.progress('Starting an agent…');
  const agent = await start(options);
  try {
    const { address, nodes } = agent;
    if (options.json === true) output.print(JSON.stringify({ address, nodes }));
    else announce(agent, invocation);
    await untilAborted(signal);
    output.progress('Stopping: tasks are ended, then the agent');
  } finally {
    await agent.close();
  }
  return exitCode.ok;
}

async function start({ port, nodes, logLevel }: DevOptions): Promise<Agent> {
  const { startAgent } = await import('@yurt/agent');
  const settings: AgentOptions = { nodes, logLevel };
  if (port !== undefined) return startAgent({ ...settings, port });
  try {
    return await startAgent({ ...settings, port: usualPort });
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    return startAgent({ ...settings, port: 0 });
  }
}

function announce(agent: Agent, { output }: Invocation): void {
  const { colors } = output;
  const names = agent.nodes.map((node) => `${node.name} (${node.id.slice(0, 8)})`).join(', ');
  output.print(`==> Yurt agent started! It keeps nothing; Ctrl-C ends it.

    Address = ${colors.bold(agent.address)}
    Nodes   = ${names}
`);
  if (agent.address.endsWith(`:${usualPort}`)) output.print('In another terminal: yurt status');
  else output.print(`In another terminal: export NOMAD_ADDR=${agent.address}`);
}
