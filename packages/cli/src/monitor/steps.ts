/** Lines that tell what happens as it happens: what begins and ends stands out, the rest is indented below it. */

import type { Output } from '../output/output.js';
import { isoNow } from '../output/time.js';

/** Prints the steps of something long. */
export class Steps {
  readonly #output: Output;
  /** Whether steps go beside the output, since the output is for something else: logs, or a JSON document. */
  readonly #aside: boolean;

  constructor(output: Output, aside = false) {
    this.#output = output;
    this.#aside = aside;
  }

  /** Something begins or ends. */
  stage(text: string): void {
    this.#line(`${this.#output.colors.bold('==>')} ${isoNow()}: ${text}`);
  }

  /** Something happens. */
  step(text: string): void {
    this.#line(`    ${isoNow()}: ${text}`);
  }

  /** More of what was said before. */
  detail(text: string): void {
    for (const line of text.split('\n')) this.#line(line === '' ? '' : `    ${line}`);
  }

  #line(text: string): void {
    if (this.#aside) this.#output.note(text);
    else this.#output.print(text);
  }
}
