/** Lets options be written as Nomad's users write them: `-verbose` and `-json=true`, beside `--verbose`. */

/** What has to be known of the options to tell them from their values. Names are with dashes. */
export interface KnownOptions {
  /** Options that take no value. */
  readonly flags: ReadonlySet<string>;
  /** Options that must have a value. */
  readonly valued: ReadonlySet<string>;
  /** Options with a number that may be left out, and what is meant then, such as `-n` and `--tail=10`. */
  readonly numbered: ReadonlyMap<string, string>;
}

const truths: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const untruths: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/**
 * Rewrites arguments into the form with two dashes: `-verbose` becomes `--verbose`, `-json=true` becomes `--json`,
 * `-json=false` disappears, `-list=false` becomes `--no-list`. Values of options, single letters, `-` and everything after `--` stay as they are.
 */
export function normalizeArguments(args: readonly string[], known: KnownOptions): string[] {
  const normalized: string[] = [];
  let isValue = false;
  for (const [position, arg] of args.entries()) {
    if (isValue) {
      normalized.push(arg);
      isValue = false;
    } else if (arg === '--') {
      return [...normalized, ...args.slice(position)];
    } else {
      const [, name, value] = /^--?([A-Za-z]{2}[A-Za-z0-9-]*)(?:=(.*))?$/s.exec(arg) ?? [];
      const option = name === undefined ? arg : `--${name}`;
      const meant = value === undefined ? known.numbered.get(option) : undefined;
      isValue = value === undefined && known.valued.has(option);
      if (meant !== undefined && !/^\d+$/.test(args[position + 1] ?? '')) normalized.push(meant);
      else if (value === undefined) normalized.push(option);
      else if (known.flags.has(`--no-${name}`) && untruths.has(value)) normalized.push(`--no-${name}`);
      else if (known.flags.has(`--no-${name}`) && truths.has(value)) continue;
      else if (!known.flags.has(option)) normalized.push(`${option}=${value}`);
      else if (truths.has(value)) normalized.push(option);
      else if (!untruths.has(value)) normalized.push(`${option}=${value}`);
    }
  }
  return normalized;
}
