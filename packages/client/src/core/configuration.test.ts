import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Nomad } from '../nomad.js';
import { parseAddress } from './address.js';
import { configure, parseBool } from './configuration.js';
import type { Configuration } from './configuration.js';
import { ConfigurationError } from './errors.js';
import type { NomadOptions } from './options.js';
import { platform } from './platform/node.js';

const settled = (options: NomadOptions, environment: Record<string, string> = {}): Configuration =>
  configure({ ...options, environment }, platform);
const origin = (options: NomadOptions, environment: Record<string, string> = {}): string | undefined =>
  settled(options, environment).addresses[0]?.origin;

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

describe('addresses', () => {
  it.each([
    ['http://10.0.0.1:4646', 'http://10.0.0.1:4646'],
    ['https://nomad.example.com', 'https://nomad.example.com'],
    ['https://nomad.example.com/ui/jobs', 'https://nomad.example.com'],
    ['10.0.0.1', 'http://10.0.0.1:4646'],
    ['nomad.example.com', 'http://nomad.example.com:4646'],
    ['nomad.example.com:80', 'http://nomad.example.com'],
    ['localhost:1234', 'http://localhost:1234'],
    ['[::1]', 'http://[::1]:4646'],
    ['::1', 'http://[::1]:4646'],
    ['[::1]:99', 'http://[::1]:99'],
    ['  http://a:1 ', 'http://a:1'],
    ['unix:///run/nomad/api.sock', 'unix:/run/nomad/api.sock'],
    ['unix:/run/nomad%20x/api.sock', 'unix:/run/nomad%20x/api.sock'],
  ])('reads %s', (text, expected) => {
    expect(parseAddress(text, 'address', false).origin).toBe(expected);
  });

  it('asks a bare host by HTTPS when TLS is set up', () => {
    expect(origin({ address: 'nomad.example.com', tls: { ca: 'x' } })).toBe('https://nomad.example.com:4646');
  });

  it('takes user and password out of the address', () => {
    const address = parseAddress('http://me:p%40ss@host:1', 'address', false);
    expect(address).toMatchObject({ origin: 'http://host:1', user: { username: 'me', password: 'p@ss' } });
  });

  it.each([
    'http://',
    'ftp://host',
    'unix://relative',
    'http://a b',
    'http://user:secret@',
    'x://user:secret@host',
    '::::',
  ])('refuses %s without showing who asks', (text) => {
    let thrown: unknown;
    try {
      parseAddress(text, 'NOMAD_ADDR', false);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigurationError);
    expect(inspect(thrown)).toContain('NOMAD_ADDR');
    expect(inspect(thrown)).not.toContain('secret');
  });

  it('explains a socket whose path is too long to connect to', () => {
    expect(() => parseAddress(`unix:///${'x'.repeat(120)}`, 'NOMAD_UNIX_ADDR', false)).toThrow(/121 bytes/);
  });
});

describe('settings', () => {
  it('prefer what is given to the environment, and that to the default', () => {
    const environment = { NOMAD_ADDR: 'http://env:1', NOMAD_REGION: 'er', NOMAD_NAMESPACE: 'en', NOMAD_TOKEN: 'et' };
    expect(origin({}, {})).toBe('http://127.0.0.1:4646');
    expect(origin({}, environment)).toBe('http://env:1');
    expect(origin({ address: 'http://own:1' }, environment)).toBe('http://own:1');
    expect(origin({ addresses: ['http://own:1', 'http://own:2'] }, environment)).toBe('http://own:1');
    expect(settled({}, environment)).toMatchObject({ region: 'er', namespace: 'en', token: 'et' });
    expect(settled({ region: 'r', namespace: 'n', token: 't' }, environment)).toMatchObject({
      region: 'r',
      namespace: 'n',
      token: 't',
    });
  });

  it('take empty variables as unset', () => {
    const { region, namespace, token, addresses } = settled({}, { NOMAD_ADDR: '', NOMAD_REGION: '', NOMAD_TOKEN: '' });
    expect({ region, namespace, token }).toEqual({ region: undefined, namespace: undefined, token: undefined });
    expect(addresses[0]?.origin).toBe('http://127.0.0.1:4646');
  });

  it('read the process environment when no other is given', () => {
    const before = process.env['NOMAD_REGION'];
    process.env['NOMAD_REGION'] = 'from-process';
    try {
      expect(configure({}, platform).region).toBe('from-process');
    } finally {
      if (before === undefined) delete process.env['NOMAD_REGION'];
      else process.env['NOMAD_REGION'] = before;
    }
  });

  it('split basic authentication at the first colon', () => {
    expect(settled({}, { NOMAD_HTTP_AUTH: 'me:a:b' }).httpAuth).toEqual({ username: 'me', password: 'a:b' });
    expect(settled({ httpAuth: 'me' }).httpAuth).toEqual({ username: 'me' });
  });

  it('want certificate and key together', () => {
    expect(() => settled({}, { NOMAD_CLIENT_CERT: '/c.pem' })).toThrow(/NOMAD_CLIENT_CERT and NOMAD_CLIENT_KEY/);
    expect(() => settled({ tls: { key: 'k' } })).toThrow(ConfigurationError);
    const tls = settled(
      {},
      { NOMAD_CLIENT_CERT: '/c', NOMAD_CLIENT_KEY: '/k', NOMAD_CACERT: '/a', NOMAD_TLS_SERVER_NAME: 's' },
    ).tls;
    expect(tls).toMatchObject({ certFile: '/c', keyFile: '/k', caFile: '/a', serverName: 's', skipVerify: false });
  });

  it('do not mix a given certificate or authority with those of the environment', () => {
    const environment = { NOMAD_CLIENT_CERT: '/c', NOMAD_CLIENT_KEY: '/k', NOMAD_CACERT: '/a' };
    const { tls } = settled({ tls: { cert: 'own', key: 'own', ca: 'own' } }, environment);
    expect(tls).toMatchObject({ cert: 'own', key: 'own', ca: 'own' });
    expect(tls.certFile ?? tls.keyFile ?? tls.caFile).toBeUndefined();
  });

  it.each([
    ['1', true],
    ['t', true],
    ['TRUE', true],
    ['0', false],
    ['F', false],
    ['yes', undefined],
    ['tRUE', undefined],
  ])('read the boolean %s as Go does', (text, expected) => {
    expect(parseBool(text)).toBe(expected);
    expect(settled({}, { NOMAD_SKIP_VERIFY: text }).tls.skipVerify).toBe(expected ?? false);
  });

  it.each<[NomadOptions, string]>([
    [{ timeout: -1 }, 'timeout'],
    [{ connections: 0 }, 'connections'],
    [{ retry: { attempts: 0 } }, 'retry.attempts'],
    [{ addresses: [] }, 'addresses'],
    [{ address: 'a', addresses: ['b'] }, 'either address or addresses'],
  ])('name what is wrong: %j', (options, named) => {
    expect(() => settled(options)).toThrow(ConfigurationError);
    expect(() => settled(options)).toThrow(named);
  });

  it.each<[object, string]>([
    [{ addres: 'http://a:1' }, 'there is no setting addres; did you mean address?'],
    [{ Address: 'http://a:1' }, 'there is no setting Address; did you mean address?'],
    [{ namesapce: 'a' }, 'there is no setting namesapce; did you mean namespace?'],
    [{ tokne: 'a' }, 'there is no setting tokne; did you mean token?'],
    [{ maxresponsebyte: 1 }, 'there is no setting maxresponsebyte; did you mean maxResponseBytes?'],
    [{ colour: 'a' }, 'there is no setting colour'],
    [{ constructor: 'a' }, 'there is no setting constructor'],
    [{ ['address'.repeat(1000)]: 'a' }, `there is no setting ${'address'.repeat(1000)}`],
    [{ retry: { attempt: 3 } }, 'there is no setting retry.attempt; did you mean retry.attempts?'],
    [{ tls: { cafile: 'a' } }, 'there is no setting tls.cafile; did you mean tls.caFile?'],
    [{ httpAuth: { user: 'a', username: 'a' } }, 'there is no setting httpAuth.user; did you mean httpAuth.username?'],
  ])('are known by their names: %j', (options, message) => {
    const failure = thrownBy(() => settled(options));
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure).toHaveProperty('message', message);
  });

  it('are an object, and may be left undefined whatever their name', () => {
    const text: unknown = 'http://a:1';
    const make = (options: unknown): unknown => Reflect.construct(Nomad, [options]);
    expect(thrownBy(() => make(text))).toBeInstanceOf(ConfigurationError);
    expect(thrownBy(() => make({ retry: 3 }))).toBeInstanceOf(ConfigurationError);
    expect(make({ addres: undefined, environment: {} })).toBeInstanceOf(Nomad);
  });

  it('of a derived client are checked as well', async () => {
    const nomad = new Nomad({ environment: {} });
    const derive = (changes: object): unknown => thrownBy(() => nomad.with(changes));
    expect(derive({ regoin: 'eu' })).toHaveProperty('message', 'there is no setting regoin; did you mean region?');
    expect(derive({ retry: { bse: 3 } })).toHaveProperty('message', expect.stringContaining('retry.base?'));
    expect(derive({ address: 'http://a:1' })).toHaveProperty(
      'message',
      "address can't be changed by with(): a derived client shares it; make a new client",
    );
    expect(derive({ timeout: -1 })).toBeInstanceOf(ConfigurationError);
    expect(nomad.with({ region: 'eu', namespace: undefined }).region).toBe('eu');
    await nomad.close();
  });
});

describe('inside a task', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yurt-task-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('uses the socket that Nomad names, and never the addresses of ports', () => {
    const environment = {
      NOMAD_UNIX_ADDR: 'unix:///s/api.sock',
      NOMAD_ADDR_http: '10.0.0.1:80',
      NOMAD_NAMESPACE: 'team',
    };
    expect(origin({}, environment)).toBe('unix:/s/api.sock');
    expect(settled({}, environment).namespace).toBe('team');
    expect(origin({}, { NOMAD_ADDR_http: '10.0.0.1:80' })).toBe('http://127.0.0.1:4646');
    expect(origin({}, { ...environment, NOMAD_ADDR: 'http://env:1' })).toBe('http://env:1');
  });

  it('finds socket and identity in the secrets directory', async () => {
    const secrets = join(folder, 'secrets');
    await mkdir(secrets);
    expect(origin({}, { NOMAD_SECRETS_DIR: secrets })).toBe('http://127.0.0.1:4646');
    await writeFile(join(secrets, 'api.sock'), '');
    await writeFile(join(secrets, 'nomad_token'), 'a.b.c\n');
    const environment = { NOMAD_SECRETS_DIR: secrets };
    expect(origin({}, environment)).toBe(`unix:${secrets}/api.sock`);
    expect(settled({}, environment).token).toEqual({ file: join(secrets, 'nomad_token') });
  });

  it('prefers the file, which is renewed, to an identity in the environment, but not to another token', async () => {
    await writeFile(join(folder, 'nomad_token'), 'a.b.c');
    const environment = { NOMAD_SECRETS_DIR: folder };
    expect(settled({}, { ...environment, NOMAD_TOKEN: 'x.y.z' }).token).toEqual({ file: join(folder, 'nomad_token') });
    expect(settled({}, { ...environment, NOMAD_TOKEN: '3f2b' }).token).toBe('3f2b');
    expect(settled({ token: 'own' }, environment).token).toBe('own');
  });
});
