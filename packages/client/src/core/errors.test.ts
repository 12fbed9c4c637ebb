import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { acl, jobs, variables } from '@yurt/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Nomad } from '../nomad.js';
import {
  ApiError,
  ConflictError,
  NoLeaderError,
  NomadError,
  NotFoundError,
  ServerError,
  TimeoutError,
} from './errors.js';
import { refuse, scriptedServer } from './fixtures/scripted-server.js';
import type { ScriptedServer } from './fixtures/scripted-server.js';

describe('errors', () => {
  it('are recognised across copies of the package', async () => {
    // The same file under another URL is another module, as in a second copy of the package.
    const specifier: string = './errors.js?copy';
    const copy: unknown = await import(specifier);
    expect(copy).not.toBe(await import('./errors.js'));
    const other = Reflect.get(Object(copy), 'NotFoundError');
    const facts = { status: 404, text: 'x', summary: 'x', method: 'GET', path: '/', url: 'http://a/' };
    const foreign: unknown = Reflect.construct(other, [facts, 3]);
    expect(foreign instanceof NotFoundError).toBe(true);
    expect(foreign instanceof ApiError).toBe(true);
    expect(foreign instanceof NomadError).toBe(true);
    expect(foreign instanceof ConflictError).toBe(false);
    expect(new NotFoundError(facts)).toBeInstanceOf(other);
    expect(new Error('x') instanceof NomadError).toBe(false);
  });

  it('have a name, a code and a plain form', () => {
    const error = new TimeoutError('GET /v1/jobs: no answer within 5 ms', 5);
    expect(error.name).toBe('TimeoutError');
    expect(`${error}`).toBe('TimeoutError: GET /v1/jobs: no answer within 5 ms');
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'TimeoutError',
      code: 'timeout',
      message: 'GET /v1/jobs: no answer within 5 ms',
    });
  });
});

describe('secrets', () => {
  let server: ScriptedServer;
  let reply: { status: number; echo: boolean } = { status: 500, echo: true };
  beforeEach(async () => {
    // The worst server there can be: it tells everybody what it was asked with.
    server = await scriptedServer(({ headers, url, body }, response) => {
      const told = `${String(headers['x-nomad-token'])} ${String(headers.authorization)} ${url} ${body}`;
      refuse(response, reply.status, reply.echo ? `broken: ${told}` : JSON.stringify(conflicting));
    });
  });
  afterEach(() => server.close());

  const conflicting = { Namespace: 'default', Path: 'a', ModifyIndex: 3, Items: { password: 'item-secret-value' } };
  const shown = (error: unknown): string =>
    [
      inspect(error, { depth: 10, showHidden: false }),
      JSON.stringify(error),
      String(error),
      error instanceof Error ? error.stack : '',
      JSON.stringify(Object.entries(Object(error))),
    ].join('\n');

  const secret = fc.stringMatching(/^[A-Za-z0-9]{8}[A-Za-z0-9.-]{4,30}$/);

  it('are in no error, however it is shown', async () => {
    await fc.assert(
      fc.asyncProperty(
        secret,
        secret,
        fc.constantFrom(400, 403, 404, 409, 429, 500, 501, 502),
        fc.constantFrom('answer', 'refused', 'timeout', 'argument'),
        async (token, password, status, failure) => {
          reply = { status, echo: true };
          const address = server.address.replace('//', `//operator:${password}@`);
          const nomad = new Nomad({
            environment: {},
            address: failure === 'refused' ? `http://operator:${password}@127.0.0.1:1` : address,
            token,
            retry: false,
          });
          const jobId = failure === 'argument' ? '..' : 'web';
          const error: unknown = await nomad
            .call(jobs.read, { jobId }, failure === 'timeout' ? { timeout: 0.001 } : {})
            .catch((reason: unknown) => reason);
          const basic = Buffer.from(`operator:${password}`).toString('base64');
          const text = shown(error) + inspect(nomad, { depth: 10 }) + JSON.stringify(nomad);
          for (const hidden of [token, password, basic]) expect(text).not.toContain(hidden);
          expect(error).toBeInstanceOf(NomadError);
          await nomad.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a variable are not shown by its conflict, and are there for who asks', async () => {
    reply = { status: 409, echo: false };
    const nomad = new Nomad({ environment: {}, address: server.address });
    const variable = { Path: 'a', Items: { password: 'mine' } };
    const error: unknown = await nomad
      .call(variables.write, { path: 'a' }, { cas: 1 }, variable)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConflictError);
    expect(shown(error)).not.toContain('item-secret-value');
    expect(error instanceof ConflictError && error.current?.Items).toEqual({ password: 'item-secret-value' });
    expect(error instanceof ConflictError && error.text).toBe(JSON.stringify(conflicting));
    await nomad.close();
  });

  it('that a call carries in its body are not shown by any error, however the server repeats them', async () => {
    const value = fc.oneof(
      fc.string({ minLength: 12, maxLength: 80 }).filter((text) => text.trim() === text),
      fc.stringMatching(/^[a-z]+"[\\\n<&é-]+[A-Z]{8}$/),
      secret,
    );
    await fc.assert(
      fc.asyncProperty(
        value,
        value,
        fc.constantFrom(400, 403, 404, 409, 429, 500, 501, 502),
        fc.constantFrom('json', 'words'),
        async (one, two, status, form) => {
          const echo = await scriptedServer(({ body }, response) => {
            const { Items = {}, Lock }: { Items?: object; Lock?: { ID: string } } = JSON.parse(body);
            const words = [...Object.values(Items), Lock?.ID]
              .map((item) => `value ${String(item)} is wrong; `)
              .join('');
            refuse(response, status, form === 'json' ? `can't read ${body}` : words);
          });
          const nomad = new Nomad({ environment: {}, address: echo.address, retry: false });
          const written: unknown = await nomad.variables
            .write('a', { one, two, three: one + two }, { cas: 1, lockId: '2b5ad8c5-lock' })
            .catch((reason: unknown) => reason);
          const renewed: unknown = await nomad.variables
            .renewLock('a', '2b5ad8c5-lock')
            .catch((reason: unknown) => reason);
          for (const error of [written, renewed]) {
            expect(error).toBeInstanceOf(ApiError);
            for (const hidden of [one, two, '2b5ad8c5-lock']) {
              expect(shown(error)).not.toContain(hidden);
              expect(error instanceof Error && error.message).not.toContain(hidden);
            }
          }
          await nomad.close();
          await echo.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of a volume, of a bootstrap and of a sign-in are not either', async () => {
    reply = { status: 500, echo: true };
    const nomad = new Nomad({ environment: {}, address: server.address, retry: false });
    const calls = [
      nomad.send({ method: 'PUT', path: '/v1/volume/csi/a', body: '{"Volumes":[{"Secrets":{"key":"hidden-one"}}]}' }),
      nomad.call(acl.bootstrap, {}, {}, { BootstrapSecret: 'hidden-two' }),
      nomad.call(acl.login, {}, {}, { AuthMethodName: 'jwt', LoginToken: 'hidden-three' }),
    ];
    for (const call of calls) {
      const error: unknown = await Promise.resolve(call).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ServerError);
      expect(shown(error)).toContain('[secret]');
      expect(shown(error)).not.toMatch(/hidden-(?:one|two|three)/);
    }
    await nomad.close();
  });

  it('that are short words are not cut out of longer ones, and change nothing of what an error is', async () => {
    const leaderless = await scriptedServer((_request, response) =>
      refuse(response, 500, 'pin 123: No cluster leader'),
    );
    const nomad = new Nomad({ environment: {}, address: leaderless.address, retry: false });
    const error: unknown = await nomad.variables
      .write('a', { pin: '123', a: 'l', b: 'cluster leader', c: '', d: '.*' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NoLeaderError);
    expect(error).toHaveProperty('message', 'PUT /v1/var/a: 500 pin [secret]: No [secret]');
    await nomad.close();
    await leaderless.close();
  });

  it('of a variable are in no message, whatever status it comes with', async () => {
    const misplaced = await scriptedServer((_request, response) => refuse(response, 412, JSON.stringify(conflicting)));
    const nomad = new Nomad({ environment: {}, address: misplaced.address });
    const error: unknown = await nomad.variables.write('a', { a: 'b' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 412, text: JSON.stringify(conflicting) });
    expect(shown(error)).not.toContain('item-secret-value');
    await nomad.close();
    await misplaced.close();
  });

  it('that no header can carry are not repeated in the complaint', async () => {
    const nomad = new Nomad({
      environment: {},
      address: server.address,
      retry: false,
      headers: { 'x-a': 'header\nsecret' },
    });
    const error: unknown = await nomad.call(jobs.list, {}).catch((reason: unknown) => reason);
    expect(shown(error)).not.toContain('header\nsecret');
    expect(() => new Nomad({ environment: {}, token: 'bad\ntoken-secret' })).toThrow(/no header can carry/);
    await nomad.close();
  });

  it('stay with the first agent: a redirect is not followed', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(String(request.headers['x-nomad-token']));
      response.end('{}');
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    const bound = elsewhere.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const redirecting = await scriptedServer((_request, response) =>
      refuse(response, 307, '', { location: `http://127.0.0.1:${port}/v1/jobs` }),
    );
    const nomad = new Nomad({ environment: {}, address: redirecting.address, token: 'the-token' });
    await expect(nomad.call(jobs.list, {})).rejects.toMatchObject({ status: 307, code: 'unexpected_status' });
    expect(asked).toEqual([]);
    await nomad.close();
    await redirecting.close();
    await new Promise((resolve) => {
      elsewhere.close(resolve);
    });
  });
});
