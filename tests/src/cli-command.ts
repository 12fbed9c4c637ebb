/** Runs the `yurt` command as its users do. */

import { join } from 'node:path';
import type { JobSpec } from '@yurt/contract';
import { Child, type Ended, root } from './child.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The command's file. */
export const command = join(root, 'packages/cli/bin/yurt.js');

/** Starts the command. */
export function start(args: readonly string[], environment?: Environment, nodeOptions: readonly string[] = []): Child {
  return new Child(process.execPath, [...nodeOptions, command, ...args], { NO_COLOR: '1', TZ: 'UTC', ...environment });
}

/** Runs the command to its end. */
export function yurt(args: readonly string[], environment?: Environment): Promise<Ended> {
  return start(args, environment).ended;
}

/** A service or a batch job of one shell command; a service counts as healthy soon after its start. */
export function shellJob(id: string, type: 'service' | 'batch', script: string, more: Partial<JobSpec> = {}): JobSpec {
  return {
    ID: id,
    Type: type,
    Datacenters: ['*'],
    Update: type === 'service' ? { HealthCheck: 'task_states', MinHealthyTime: 50_000_000 } : undefined,
    TaskGroups: [
      {
        Name: 'app',
        Count: 1,
        RestartPolicy: { Attempts: 0, Mode: 'fail' },
        ReschedulePolicy: { Attempts: 0, Unlimited: false },
        Tasks: [
          {
            Name: 'main',
            Driver: 'raw_exec',
            Config: { command: '/bin/sh', args: ['-c', script] },
            KillTimeout: 1_000_000_000,
            Resources: { CPU: 20, MemoryMB: 16 },
          },
        ],
      },
    ],
    ...more,
  };
}
