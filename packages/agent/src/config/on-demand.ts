/** The readers of configurations, with all that they know of HCL, loaded when there is one to read: many agents have none. */

import type { AgentConfiguration } from './configuration.js';

/**
 * Reads the text of one file, in HCL 1 or, when it begins with a brace, in JSON.
 *
 * @throws {ConfigurationError} when the text can't be parsed, has an unknown key, or a value of the wrong kind.
 */
export async function parseConfiguration(source: string, filename: string): Promise<AgentConfiguration> {
  const configuration = await import('./configuration.js');
  return configuration.parseConfiguration(source, filename);
}

/**
 * Reads files, and the `.hcl` and `.json` files of folders in the order of their names. What comes later is laid over what
 * came before.
 *
 * @throws {ConfigurationError} when a path can't be read, or what it holds can't be used.
 */
export async function loadConfiguration(paths: readonly string[]): Promise<AgentConfiguration> {
  if (paths.length === 0) return {};
  const configuration = await import('./configuration.js');
  return configuration.loadConfiguration(paths);
}
