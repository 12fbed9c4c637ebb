/** Tells what happens as it happens: a line each, with the time since the start. */

const start = performance.now();

/** Prints one line with its time. */
export function tell(what: string): void {
  console.log(`${elapsed().padStart(7)}  ${what}`);
}

/** Prints a line that belongs to the one before. */
export function detail(what: string): void {
  console.log(`         ${what}`);
}

/** The time since the start: `1.25 s`. */
export function elapsed(): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

/** Bytes for people: `63.2 MiB`. */
export function size(bytes: number): string {
  return bytes < 2 ** 20 ? `${(bytes / 2 ** 10).toFixed(1)} KiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
