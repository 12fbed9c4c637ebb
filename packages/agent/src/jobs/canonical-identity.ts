/** Reads workload identities, and gives every task its default one. */

import type { Task, WorkloadIdentity } from '@yurt/contract';
import type { Fields } from './fields.js';

/** The name of the identity that every task has for Nomad's own API. */
export const defaultIdentityName = 'default';

/** An identity as it was written; the default one is for Nomad's audience alone. */
export function readIdentity(fields: Fields): WorkloadIdentity {
  const name = fields.text('Name') ?? '';
  return {
    Name: name,
    Audience: fields.texts('Audience'),
    ChangeMode: fields.text('ChangeMode') ?? '',
    ChangeSignal: (fields.text('ChangeSignal') ?? '').toUpperCase(),
    Env: fields.boolean('Env') ?? false,
    File: fields.boolean('File') ?? false,
    Filepath: fields.text('Filepath') ?? '',
    ServiceName: fields.text('ServiceName') ?? '',
    TTL: fields.duration('TTL') ?? 0,
    ExtraClaims: fields.texts('ExtraClaims'),
  };
}

function settled(identity: WorkloadIdentity): WorkloadIdentity {
  const name = identity.Name === '' ? defaultIdentityName : identity.Name;
  return { ...identity, Name: name, ...(name === defaultIdentityName ? { Audience: ['nomadproject.io'] } : {}) };
}

/** A task's default identity, taken from the list or from the older single field, and its other identities. */
export function taskIdentities(fields: Fields): Pick<Task, 'Identity' | 'Identities'> {
  const listed = (fields.blocks('Identities', 'WorkloadIdentity', readIdentity) ?? []).map(settled);
  const position = listed.findLastIndex((identity) => identity.Name === defaultIdentityName);
  const single = fields.block('Identity', 'WorkloadIdentity', readIdentity);
  const others = listed.filter((_, index) => index !== position);
  const chosen = listed[position] ?? single ?? noIdentity;
  return { Identity: settled(chosen), Identities: fields.has('Identities') && listed.length > 0 ? others : null };
}

const noIdentity: WorkloadIdentity = {
  Name: defaultIdentityName,
  Audience: null,
  ChangeMode: '',
  ChangeSignal: '',
  Env: false,
  File: false,
  Filepath: '',
  ServiceName: '',
  TTL: 0,
  ExtraClaims: null,
};
