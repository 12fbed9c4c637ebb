/** Says in words why a connection failed, and what to do about it. */

import { ConnectionError, ProtocolError } from '../errors.js';
import type { NomadError } from '../errors.js';
import type { Origin } from '../transport.js';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused; is an agent running there?',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name service does not answer',
  ENOENT: 'there is no such socket',
  EACCES: 'no permission to use the socket',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'the network is unreachable',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long to open',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed; name its CA (tls.caFile or NOMAD_CACERT)',
  SELF_SIGNED_CERT_IN_CHAIN: 'its CA is not known; name it (tls.caFile or NOMAD_CACERT)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its CA is not known; name it (tls.caFile or NOMAD_CACERT)',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its CA is not known; name it (tls.caFile or NOMAD_CACERT)',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another name; set the name (tls.serverName or NOMAD_TLS_SERVER_NAME), such as server.global.nomad',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS; use http://',
  EPROTO: 'TLS failed; is it an http:// address?',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a client certificate (tls.certFile and tls.keyFile)',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'it does not accept the client certificate',
};

/** Errors that can only come up while the connection is opened, before a request goes out. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENOENT|EACCES|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|ERR_TLS_.*)$/;

/** The client's error for a failure of the network. `sent` says whether the request may have gone out. */
export function connectionError(error: Error, origin: Origin, sent: boolean): NomadError {
  const code = codeOf(error);
  if (code?.startsWith('HPE_') === true) {
    const hint =
      code === 'HPE_INVALID_VERSION'
        ? '; Nomad 1.10.8 and 1.11.2 do this on event streams, later versions do not'
        : '; is it a Nomad agent?';
    return new ProtocolError(`${origin} answered something that is not HTTP/1.1${hint}`, { cause: error });
  }
  const reason = (code === undefined ? undefined : reasons[code]) ?? code ?? error.message;
  const mayHaveArrived = sent && !(code !== undefined && beforeSending.test(code));
  const what = mayHaveArrived ? 'the connection to' : "can't reach";
  const words = mayHaveArrived
    ? `${what} ${origin} ended before the answer did (${reason})`
    : `${what} ${origin}: ${reason}`;
  return new ConnectionError(words, mayHaveArrived, { cause: error });
}

/** The code of an error; of the first one inside when it holds several, as for a host with two addresses. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) {
    const [first] = error.errors;
    if (first instanceof Error) return codeOf(first);
  }
  return error.cause instanceof Error ? codeOf(error.cause) : undefined;
}
