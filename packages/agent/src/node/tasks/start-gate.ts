/** A gate before a task: it opens and closes as the tasks around it come and go. */

/** Holds back whoever waits while it is closed. */
export class StartGate {
  private isOpen = false;
  private waiting: (() => void)[] = [];

  open(): void {
    this.isOpen = true;
    const waiting = this.waiting;
    this.waiting = [];
    for (const pass of waiting) pass();
  }

  close(): void {
    this.isOpen = false;
  }

  /** Resolves `true` once the gate is open, `false` when `signal` is aborted first. */
  pass(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.isOpen) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (passed: boolean): void => {
        signal.removeEventListener('abort', abort);
        this.waiting = this.waiting.filter((other) => other !== pass);
        resolve(passed);
      };
      const pass = (): void => done(true);
      const abort = (): void => done(false);
      signal.addEventListener('abort', abort);
      this.waiting.push(pass);
    });
  }
}
