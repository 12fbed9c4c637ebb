/** What is wrong in the input of a job, all of it at once. */

/** One thing that is wrong. */
export interface JobInputProblem {
  /** Where: `group.app.task.server.killTimeout`. Empty for the job itself. */
  readonly path: string;
  /** What is wrong and what to write instead. Holds no texts of the input but durations and names. */
  readonly message: string;
}

/** The input of a job does not fit; {@link JobInputError.problems} says why. TypeScript finds most of it before. */
export class JobInputError extends Error {
  override readonly name = 'JobInputError';
  /** All that is wrong, in the order of the input's blocks. */
  readonly problems: readonly JobInputProblem[];

  /**
   * @param job - the job's ID
   * @param problems - at least one
   */
  constructor(job: string, problems: readonly JobInputProblem[]) {
    const lines = problems.map(({ path, message }) => `\n  ${path === '' ? '' : `${path}: `}${message}`);
    super(`the input of job ${JSON.stringify(job)} does not fit:${lines.join('')}`);
    this.problems = problems;
  }
}
