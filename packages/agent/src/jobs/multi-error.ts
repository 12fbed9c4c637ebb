/** Several errors in one, worded as Nomad words them: counted, bulleted, and nested as text. */

/** Errors that are gathered before they are reported together. */
export class MultiError {
  readonly #errors: string[] = [];

  /** The gathered texts, in order. */
  get errors(): readonly string[] {
    return this.#errors;
  }

  /** True when nothing was gathered. */
  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  /** Adds an error; another gathering is added error by error. */
  append(error: string | MultiError | undefined): void {
    if (error === undefined) return;
    if (error instanceof MultiError) this.#errors.push(...error.errors);
    else this.#errors.push(error);
  }

  /** Adds another gathering as one error, unless it is empty. */
  nest(error: MultiError | undefined, prefix = ''): void {
    if (error === undefined || error.isEmpty) return;
    this.#errors.push(`${prefix}${error.text()}`);
  }

  /** The whole as one text: `1 error occurred:`, then a bullet for each. */
  text(): string {
    const count = this.#errors.length;
    const bullets = this.#errors.map((error) => `* ${error}`).join('\n\t');
    return `${count} ${count === 1 ? 'error' : 'errors'} occurred:\n\t${bullets}\n\n`;
  }
}

/** The text of a registration's `Warnings`; empty when there are none. */
export function warningsText(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const bullets = warnings.map((warning) => `\n* ${warning.trimEnd()}`).join('');
  return `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}:\n${bullets}`;
}
