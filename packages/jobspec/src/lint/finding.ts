/** What a lint of a job answers. */

/** How bad it is: it can't work (`error`), it mostly hurts (`warning`), or it is good to know (`info`). */
export type Severity = 'error' | 'warning' | 'info';

/** One step from a JSON value into it: an object's key or an array's index. */
export type Key = string | number;

/** Something in a job that Nomad accepts and its users come to regret. */
export interface Finding<Code extends string = string> {
  /** The rule's name, such as `static-port-with-count`: stable, to switch the rule off by. */
  readonly code: Code;
  /** How bad it is. */
  readonly severity: Severity;
  /** Where in the job's JSON, such as `TaskGroups[0].Tasks[1].Config.comand`. Empty for the whole job. */
  readonly path: string;
  /** The same as keys and indexes, to look the place up. */
  readonly keys: readonly Key[];
  /** What happens. Never holds a secret's value. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Keys and indexes as text: `TaskGroups[0].Env["a.b"]`. */
export function pathText(keys: readonly Key[]): string {
  return keys
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      return /^[\w$-]+$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    })
    .join('')
    .replace(/^\./u, '');
}
