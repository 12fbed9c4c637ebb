/** Answers of parsers in the form in which the recorded answers of Nomad's own are kept. */

/** A file, and what Nomad's own parser made of it: an object, or an error. */
export interface Case {
  readonly source: string;
  readonly lenient?: boolean;
  readonly spec?: unknown;
  readonly refused?: boolean;
}

/** The object without what stands for nothing: Nomad's parser leaves zeros where a file says nothing. */
export function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, each]): [string, unknown] => [key, said(each)])
    .filter(([key, each]) => key !== 'Raw' && !isNothing(each));
  return Object.fromEntries(entries);
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return !Array.isArray(value) && Object.keys(value).length === 0;
  return value === null || value === undefined || value === '' || value === 0 || value === false;
}
