import { hours, seconds } from '@yurt/contract';
import { job } from '@yurt/jobspec';

export const backup = job('backup', {
  type: 'batch',
  periodic: { crons: ['0 3 * * *'], prohibitOverlap: true, timeZone: 'Europe/Berlin' },
  group: {
    backup: {
      maxRunDuration: hours(2),
      restart: { attempts: 2, delay: seconds(30), mode: 'fail' },
      volume: { data: { type: 'host', source: 'data', readOnly: true } },
      task: {
        restic: {
          driver: 'docker',
          config: { image: 'restic/restic:0.17.3', args: ['backup', '/data'] },
          vault: { role: 'backup' },
          template: {
            destination: 'secrets/restic.env',
            env: true,
            data: [
              '{{ with secret "kv/data/backup" }}RESTIC_PASSWORD={{ .Data.data.password }}{{ end }}',
              'RESTIC_REPOSITORY=s3:https://s3.example.com/backup',
              '',
            ].join('\n'),
          },
          volumeMount: { volume: 'data', destination: '/data' },
        },
      },
    },
  },
});
