/** The metadata that all objects share: names, labels, annotations. */

import type { Field } from './field.js';

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const namespace = /^[A-Za-z0-9-]{1,128}$/;
const labelName = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
/** Labels and annotations go into the claim's record, which Nomad holds to 64 KiB with all else. */
const largestMap = 32 * 1024;

/** Checks a name that must be there. */
export function checkName(field: Field, longest: number, kind: 'label' | 'subdomain'): void {
  const name = field.text();
  if (name === undefined) {
    if (field.absent) field.report('is missing; give the object a name');
    return;
  }
  const pattern = kind === 'label' ? label : subdomain;
  const dots = kind === 'label' ? '' : ' and dots';
  if (!pattern.test(name)) {
    field.report(
      `${JSON.stringify(name)} must be lower-case letters, digits and "-"${dots}, with a letter or digit at both ends`,
    );
  } else if (name.length > longest) {
    field.report(`has ${name.length} characters; ${longest} is the most`);
  }
}

/** Checks a namespace, where there is one. */
export function checkNamespace(field: Field): void {
  const name = field.text();
  if (name !== undefined && !namespace.test(name)) {
    field.report(`${JSON.stringify(name)} is no namespace of Nomad: letters, digits and "-", at most 128`);
  }
}

/** Checks labels and annotations. */
export function checkMaps(metadata: Field): void {
  const labels = metadata.at('labels');
  for (const key of labels.keys()) {
    const entry = labels.at(key);
    checkKey(entry, key);
    const value = entry.text();
    if (entry.absent) entry.report('must be a text; write "" for none');
    if (value !== undefined && value !== '' && !labelName.test(value)) {
      entry.report('a label holds at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends');
    }
  }
  const notes = metadata.at('annotations');
  for (const key of notes.keys()) {
    const entry = notes.at(key);
    checkKey(entry, key);
    entry.text();
  }
  for (const map of [labels, notes]) {
    const size = JSON.stringify(map.value ?? {}).length;
    if (size > largestMap) map.report(`takes ${size} bytes; ${largestMap} is the most`);
  }
}

function checkKey(entry: Field, key: string): void {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if ((prefix !== undefined && (prefix.length > 253 || !subdomain.test(prefix))) || !labelName.test(name)) {
    entry.report('the key must be a name of at most 63 letters, digits, "-", "_" and ".", after an optional domain/');
  }
}
