/** What a job file can't say of a job. */

/** Something of a job that its job file does not say, or not exactly. */
export interface Loss {
  /** Where in the job, such as `TaskGroups[0].Tasks[1].Config`. Empty for the whole job. */
  readonly path: string;
  /** Why it can't be said. Never holds a value of the job. */
  readonly message: string;
}

/** A job that no job file says as it is; {@link JobToHclError.losses} has what would be lost. */
export class JobToHclError extends Error {
  override readonly name = 'JobToHclError';
  /** All that would be lost, in the order of the file. */
  readonly losses: readonly Loss[];

  /** @param losses - at least one */
  constructor(losses: readonly Loss[]) {
    const lines = losses.map(({ path, message }) => `\n  ${path === '' ? '' : `${path}: `}${message}`);
    super(`no job file says this job as it is:${lines.join('')}`);
    this.losses = losses;
  }
}
