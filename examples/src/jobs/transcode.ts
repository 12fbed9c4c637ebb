import { job } from '@yurt/jobspec';

export const transcode = job('transcode', {
  type: 'batch',
  parameterized: { payload: 'required', metaRequired: ['format'], metaOptional: ['bitrate'] },
  meta: { bitrate: 4000 },
  constraint: { attribute: '${attr.cpu.arch}', regexp: 'amd64|arm64' },
  group: {
    transcode: {
      ephemeralDisk: { size: 5000 },
      reschedule: { attempts: 3, interval: '1h', unlimited: false },
      task: {
        ffmpeg: {
          driver: 'exec',
          dispatchPayload: { file: 'input.json' },
          artifact: {
            source: 'https://example.com/ffmpeg-7.1.tar.gz',
            destination: 'local/bin',
            options: { checksum: 'sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae' },
          },
          config: {
            command: 'local/bin/transcode',
            args: ['local/input.json', '${NOMAD_META_format}', '${NOMAD_META_bitrate}'],
          },
          resources: { cores: 2, memory: 2048, device: { 'nvidia/gpu': { count: 1 } } },
        },
      },
    },
  },
});
