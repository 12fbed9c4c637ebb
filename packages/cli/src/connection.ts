/** The options that say which agent a verb talks to and as whom, and the client made of them. */

import type { Nomad, NomadOptions, TlsOptions } from '@yurt/client';
import { type Command, Option } from 'commander';

/** What the connection options hold when a verb runs. */
export interface ConnectionOptions {
  readonly address?: string;
  readonly region?: string;
  readonly namespace?: string;
  readonly token?: string;
  readonly caCert?: string;
  readonly caPath?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly tlsServerName?: string;
  readonly tlsSkipVerify?: boolean;
}

const variables: readonly (readonly [flags: string, description: string, variable: string])[] = [
  ['--address <url>', 'the agent to ask', 'NOMAD_ADDR'],
  ['--region <name>', 'the region', 'NOMAD_REGION'],
  ['--namespace <name>', 'the namespace', 'NOMAD_NAMESPACE'],
  ['--token <secret>', 'the ACL token; better in the variable, others can see command lines', 'NOMAD_TOKEN'],
  ['--ca-cert <file>', 'the CA of the agent', 'NOMAD_CACERT'],
  ['--ca-path <folder>', 'a folder of CAs', 'NOMAD_CAPATH'],
  ['--client-cert <file>', 'the certificate to show', 'NOMAD_CLIENT_CERT'],
  ['--client-key <file>', 'its key', 'NOMAD_CLIENT_KEY'],
  ['--tls-server-name <name>', 'the name in the certificate of the agent', 'NOMAD_TLS_SERVER_NAME'],
  ['--tls-skip-verify', 'take any certificate', 'NOMAD_SKIP_VERIFY'],
];

/** Gives a verb the options that all verbs have which talk to an agent. */
export function withConnection(command: Command): Command {
  command.option('--no-color', 'no colours (NO_COLOR, NOMAD_CLI_NO_COLOR)');
  command.optionsGroup('Connection:');
  for (const [flags, description, variable] of variables) {
    // The client reads the variable itself; commander would show its value in help, and tokens are not to be shown.
    command.addOption(new Option(flags, `${description} (${variable})`));
  }
  return command;
}

/** A client as the options and the environment say. Close it after use. */
export async function connect(options: ConnectionOptions): Promise<Nomad> {
  const client = await import('@yurt/client');
  return new client.Nomad(nomadOptions(options));
}

function nomadOptions(options: ConnectionOptions): NomadOptions {
  const { address, region, namespace, token, caCert, caPath, clientCert, clientKey, tlsServerName, tlsSkipVerify } =
    options;
  const tls: TlsOptions = {
    ...(caCert !== undefined && { caFile: caCert }),
    ...(caPath !== undefined && { caDirectory: caPath }),
    ...(clientCert !== undefined && { certFile: clientCert }),
    ...(clientKey !== undefined && { keyFile: clientKey }),
    ...(tlsServerName !== undefined && { serverName: tlsServerName }),
    ...(tlsSkipVerify !== undefined && { skipVerify: tlsSkipVerify }),
  };
  return {
    address,
    region,
    namespace,
    token,
    userAgent: 'yurt-cli',
    ...(Object.keys(tls).length > 0 && { tls }),
  };
}
