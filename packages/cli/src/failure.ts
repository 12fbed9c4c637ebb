/** Turns what went wrong into two lines: what it is, and what to do next. */

/** A verb can't go on. The message is printed without a stack. */
export class Failure extends Error {
  /** What to do about it. */
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(message);
    this.name = 'Failure';
    this.advice = advice;
  }
}

/** What is printed of an error. */
export interface Explanation {
  readonly what: string;
  readonly next: string | undefined;
}

const advice: Readonly<Record<string, string>> = {
  connection_failed: 'Start an agent with `yurt dev`, or set NOMAD_ADDR to the address of yours.',
  timeout: 'Try again, or ask another agent with -address.',
  permission_denied: 'Set a token that may do this, in NOMAD_TOKEN or with -token.',
  not_found: 'Look at the name; what is in another namespace needs -namespace.',
  no_leader: 'The servers are electing a leader; try again in a few seconds.',
  rate_limited: 'Too many connections are open to this agent; close some, or raise limits.http_max_conns_per_client.',
  enterprise_only: 'This server runs the community edition; only Nomad Enterprise has it.',
  check_index_conflict: 'Somebody changed it meanwhile; look at it with `yurt status` and try again.',
  upgrade_refused: 'Is there a proxy on the way that takes no WebSockets?',
  configuration: 'Correct it and try again.',
  unplaceable: 'See `yurt node status` for the nodes that there are; ask for less, or for another class.',
  in_use: 'Stop what uses it with `yurt stop <job>`, then try again.',
  EADDRINUSE: 'Another program listens there, maybe another agent; stop it, or choose another port.',
  EACCES: 'Look at the permissions, or choose another place.',
  ENOENT: 'Look at the path.',
  EISDIR: 'Name a file, not a folder.',
};

/** Says what an error is and what to do about it. No stack, and nothing secret: errors of the packages hold none. */
export function explain(error: unknown): Explanation {
  if (error instanceof Failure) return { what: error.message, next: error.advice };
  if (!(error instanceof Error)) return { what: String(error), next: undefined };
  const code = codeOf(error);
  const status = 'status' in error ? error.status : undefined;
  if (status === 501 && code !== 'enterprise_only') {
    return { what: error.message, next: 'This agent does not serve it yet; `docs/coverage.md` lists what it does.' };
  }
  return { what: error.message, next: code === undefined ? undefined : advice[code] };
}

/** Whether an error is the one with this code. It goes by the code, so that verbs need not load what throws it. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && codeOf(error) === code;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
