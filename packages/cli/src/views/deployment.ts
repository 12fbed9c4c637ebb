/** A deployment and how far its groups are. */

import type { Deployment, DeploymentState } from '@yurt/contract';
import { shortId } from '../output/size.js';
import { properties, table } from '../output/table.js';
import { isoTime } from '../output/time.js';

/** A deployment as Nomad shows it. `withJob` adds the job and its version. */
export function deploymentView(deployment: Deployment, withJob: boolean, verbose = false): string {
  const job: [string, string | number][] = withJob
    ? [
        ['Job ID', deployment.JobID],
        ['Job Version', deployment.JobVersion],
      ]
    : [];
  const facts = properties([
    ['ID', shortId(deployment.ID, verbose)],
    ...job,
    ['Status', deployment.Status],
    ['Description', deployment.StatusDescription],
  ]);
  const groups = Object.entries(deployment.TaskGroups).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.length === 0 ? facts : `${facts}\n\nDeployed\n${groupTable(groups)}`;
}

function groupTable(groups: readonly (readonly [string, DeploymentState])[]): string {
  const hasRevert = groups.some(([, state]) => state.AutoRevert);
  const hasCanaries = groups.some(([, state]) => state.DesiredCanaries > 0);
  const headings = [
    'Task Group',
    ...(hasRevert ? ['Auto Revert'] : []),
    ...(hasCanaries ? ['Promoted'] : []),
    'Desired',
    ...(hasCanaries ? ['Canaries'] : []),
    'Placed',
    'Healthy',
    'Unhealthy',
    'Progress Deadline',
  ];
  const rows = groups.map(([name, state]) => [
    name,
    ...(hasRevert ? [state.AutoRevert] : []),
    ...(hasCanaries ? [state.DesiredCanaries > 0 ? state.Promoted : 'N/A'] : []),
    state.DesiredTotal,
    ...(hasCanaries ? [state.DesiredCanaries > 0 ? state.DesiredCanaries : 'N/A'] : []),
    state.PlacedAllocs,
    state.HealthyAllocs,
    state.UnhealthyAllocs,
    isoTime(state.RequireProgressBy) || 'N/A',
  ]);
  return table(headings, rows);
}
