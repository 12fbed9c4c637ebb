import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Nomad } from '@yurt/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shellJob, start, yurt } from './cli-command.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yurt-cli-agent-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['SIGINT', 130],
  ['SIGHUP', 143],
] as const)('dev: an agent that answers, and is gone with its tasks and folder after %s', async (signal, code) => {
  const temporary = await mkdtemp(join(folder, 'tmp-'));
  const dev = start(['dev', '-port', '0', '-json'], { TMPDIR: temporary });
  await dev.says('\n');
  const told: unknown = JSON.parse(dev.stdout);
  expect(told).toMatchObject({ address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), nodes: [{}] });
  const address = /http:[^"]+/.exec(dev.stdout)?.[0] ?? '';
  const file = join(folder, 'sleeper.json');
  await writeFile(file, JSON.stringify(shellJob('sleeper', 'service', 'echo $$; exec sleep 1000')));
  expect(await yurt(['run', file], { NOMAD_ADDR: address })).toMatchObject({ code: 0 });
  // What a task has written is in its log a moment later.
  const log = async (): Promise<string> => (await yurt(['logs', 'sleeper'], { NOMAD_ADDR: address })).stdout;
  await expect.poll(log).toMatch(/^\d+\n$/);
  const pid = Number(await log());
  expect(isAlive(pid)).toBe(true);
  dev.process.kill(signal);
  // A terminal that closes may say so twice.
  if (signal === 'SIGHUP') dev.process.kill(signal);
  expect((await dev.ended).code).toBe(code);
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(await readdir(temporary)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'agent: starts from files and ends with 0 on %s',
  async (signal) => {
    const config = join(folder, `${signal}.hcl`);
    await writeFile(
      config,
      `name     = "from-a-file"
     bind_addr = "127.0.0.1"
     data_dir = "${join(folder, signal)}"
     ports { http = 0 }
     server { enabled = true }
     client {
       enabled = true
       options = { "driver.raw_exec.enable" = "1" }
     }
    `,
    );
    const agent = start(['agent', '-config', config, '-log-level=WARN']);
    await agent.says('==> Yurt agent started! Log data will stream in below:');
    expect(agent.stdout).toContain(`==> Loaded configuration from ${config}`);
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(agent.stdout) ?? [];
    const nomad = new Nomad({ address, environment: {} });
    expect((await nomad.agent.self()).member.Name).toContain('from-a-file');
    await nomad.close();
    agent.process.kill(signal);
    expect(await agent.ended).toMatchObject({ code: 0, stderr: '' });
  },
);

test('agent: a wrong configuration is told with file and line', async () => {
  const config = join(folder, 'typo.hcl');
  await writeFile(config, 'name = "x"\nregoin = "y"\n');
  expect(await yurt(['agent', '-dev', '-config', config])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${config}:2: unknown key "regoin"; did you mean "region"?`),
  });
  expect(await yurt(['agent'])).toMatchObject({ code: 1, stderr: expect.stringContaining('-dev') });
});

test('agent and dev: a port that is none is told by its key', async () => {
  const config = join(folder, 'port.hcl');
  await writeFile(config, 'ports { http = 999999 }');
  expect(await yurt(['agent', '-dev', '-config', config])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('ports.http: 999999 is no port; ports go from 0 to 65535'),
  });
  expect(await yurt(['dev', '-port', '999999'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('port: 999999 is no port'),
  });
});

test('agent: keys that have no effect are named at the start, unless only warnings are wanted', async () => {
  const config = join(folder, 'unused.hcl');
  await writeFile(config, 'ports { http = 0 }\ntelemetry { prometheus_metrics = true }\nclient { cni_path = "/opt" }');
  const told = async (level: string): Promise<string> => {
    const agent = start(['agent', '-dev', '-config', config, '-log-level', level]);
    await agent.says('==> Yurt agent started!');
    agent.process.kill('SIGTERM');
    return (await agent.ended).stdout;
  };
  expect(await told('INFO')).toContain('==> Without effect here: telemetry, client.cni_path\n');
  expect(await told('WARN')).not.toContain('Without effect');
});

test('agent and dev: a port that is taken is told, and dev takes another when none was asked for', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address !== 'string' ? address.port : 0;
  const { code, stderr } = await yurt(['dev', '-port', String(port)]);
  await new Promise((resolve) => server.close(resolve));
  expect([code, stderr]).toEqual([1, expect.stringMatching(/EADDRINUSE.*\n.*choose another port/)]);
});
