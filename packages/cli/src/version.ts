/** What this command is, and which Nomad it speaks to. */

import { readFileSync } from 'node:fs';
import { nomadVersion } from '@yurt/contract/nomad-version';

/** One line for `-version`. */
export function versionLine(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const description: unknown = JSON.parse(text);
  const isNamed = typeof description === 'object' && description !== null && 'version' in description;
  return `Yurt v${isNamed ? String(description.version) : '?'} (Nomad API ${nomadVersion})`;
}
