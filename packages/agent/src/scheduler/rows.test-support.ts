/** Rows of the job `web` for tests, as a scheduler would make them. */

import type { Allocation, Deployment, DeploymentState, Evaluation } from '@yurt/contract';
import { noResources, PlacementMetrics } from './placement-metrics.js';

/** An evaluation that is pending. */
export function evaluation(ID: string, change: Partial<Evaluation> = {}): Evaluation {
  return {
    ID,
    Namespace: 'default',
    JobID: 'web',
    Priority: 50,
    Type: 'service',
    TriggeredBy: 'job-register',
    Status: 'pending',
    CreateIndex: 0,
    ModifyIndex: 0,
    CreateTime: 0,
    ModifyTime: 0,
    ...change,
  };
}

/** An allocation of the group `app` that is to run on the node `n1`. */
export function allocation(ID: string, change: Partial<Allocation> = {}): Allocation {
  return {
    ID,
    Namespace: 'default',
    EvalID: 'e1',
    Name: 'web.app[0]',
    NodeID: 'n1',
    NodeName: 'node-1',
    JobID: 'web',
    TaskGroup: 'app',
    Resources: noResources(),
    SharedResources: noResources(),
    TaskResources: {},
    AllocatedResources: { Tasks: {}, TaskLifecycles: {}, Shared: { Networks: null, DiskMB: 0, Ports: null } },
    Metrics: new PlacementMetrics({ name: 'default', nodes: 1 }, {}).record(0),
    DesiredStatus: 'run',
    ClientStatus: 'pending',
    SigningKeyID: '',
    CreateIndex: 0,
    ModifyIndex: 0,
    AllocModifyIndex: 0,
    CreateTime: 0,
    ModifyTime: 0,
    ...change,
  };
}

/** A deployment of the group `app` that is running. */
export function deployment(group: Partial<DeploymentState> = {}, change: Partial<Deployment> = {}): Deployment {
  return {
    ID: 'd1',
    Namespace: 'default',
    JobID: 'web',
    JobVersion: 0,
    JobModifyIndex: 1,
    JobSpecModifyIndex: 1,
    JobCreateIndex: 1,
    IsMultiregion: false,
    TaskGroups: {
      app: {
        AutoRevert: false,
        AutoPromote: false,
        ProgressDeadline: 600e9,
        RequireProgressBy: null,
        Promoted: false,
        PlacedCanaries: null,
        DesiredCanaries: 0,
        DesiredTotal: 1,
        PlacedAllocs: 0,
        HealthyAllocs: 0,
        UnhealthyAllocs: 0,
        ...group,
      },
    },
    Status: 'running',
    StatusDescription: 'Deployment is running',
    EvalPriority: 50,
    CreateIndex: 0,
    ModifyIndex: 0,
    CreateTime: 0,
    ModifyTime: 0,
    ...change,
  };
}
