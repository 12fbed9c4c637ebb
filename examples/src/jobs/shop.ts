import { type GroupInput, job, type TaskInput } from '@yurt/jobspec';

const logs: TaskInput = {
  driver: 'docker',
  lifecycle: { hook: 'prestart', sidecar: true },
  config: { image: 'fluent/fluent-bit:3.2' },
  resources: { cpu: 50, memory: 64 },
};

function service(name: string, version: string, count: number, upstreams: readonly string[] = []): GroupInput {
  return {
    count,
    network: { mode: 'bridge' },
    service: {
      name: `shop-${name}`,
      port: '8080',
      connect: {
        sidecarService: {
          proxy: {
            upstreams: upstreams.map((upstream, at) => ({
              destinationName: `shop-${upstream}`,
              localBindPort: 9000 + at,
            })),
          },
        },
      },
    },
    task: {
      server: { driver: 'docker', config: { image: `registry.example.com/shop/${name}:${version}` } },
      logs,
    },
  };
}

export const shop = job('shop', {
  group: {
    cart: service('cart', '2.4.1', 2, ['stock']),
    stock: service('stock', '2.4.1', 3),
  },
});
