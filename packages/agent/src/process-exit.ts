/** What is done when the program ends without closing its agents, such as by `process.exit` or an uncaught error. */

const pending = new Set<() => void>();

/**
 * Has work done when this process exits. It must be synchronous; what it throws is dropped, since nobody is left to
 * handle it.
 *
 * @returns takes it back
 */
export function onProcessExit(work: () => void): () => void {
  if (pending.size === 0) process.on('exit', doAll);
  pending.add(work);
  return () => {
    pending.delete(work);
    if (pending.size === 0) process.off('exit', doAll);
  };
}

function doAll(): void {
  for (const work of pending) {
    try {
      work();
    } catch {
      // The others' work is still to be done.
    }
  }
}
