/** The answers that the cases decode, of the size and shape in which Nomad sends them. */

import type { JobListStub, JobSummary } from '@yurt/contract';

/** A small document: the summary of a job. */
export function smallAnswer(): JobSummary {
  return {
    JobID: 'web',
    Namespace: 'default',
    Summary: { web: { Queued: 0, Complete: 0, Failed: 1, Running: 3, Starting: 0, Lost: 0, Unknown: 0 } },
    Children: { Pending: 0, Running: 0, Dead: 0 },
    CreateIndex: 100,
    ModifyIndex: 1234,
  };
}

/** A list of jobs, each with two groups. */
export function jobList(length: number): JobListStub[] {
  return Array.from({ length }, (_, at) => {
    const id = `team-${at % 7}/service-${String(at).padStart(4, '0')}`;
    const counts = { Queued: 0, Complete: at % 5, Failed: at % 3, Running: 3, Starting: 0, Lost: 0, Unknown: 0 };
    return {
      ID: id,
      ParentID: '',
      Name: id,
      Namespace: 'default',
      Datacenters: ['dc1', 'dc2'],
      Type: 'service',
      Priority: 50,
      Periodic: false,
      ParameterizedJob: false,
      Stop: false,
      Status: 'running',
      StatusDescription: '',
      JobSummary: {
        JobID: id,
        Namespace: 'default',
        Summary: { web: { ...counts }, worker: { ...counts } },
        Children: { Pending: 0, Running: 0, Dead: 0 },
        CreateIndex: 100 + at,
        ModifyIndex: 9000 + at,
      },
      CreateIndex: 100 + at,
      ModifyIndex: 9000 + at,
      JobModifyIndex: 100 + at,
      SubmitTime: 1_795_243_921_134_525_000 + at * 1000,
      Multiregion: null,
      NodePool: 'default',
    };
  });
}
