/** What configurations throw. */

/** A configuration that can't be used: each line of the message names the file and line and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'configuration';
}
