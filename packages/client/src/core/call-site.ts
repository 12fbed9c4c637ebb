/** Keeps where a call was made, so that an error from the network shows the caller's line and not the socket's. */

/** The stack of a place; formatted only when it is read. */
export interface CallSite {
  readonly stack?: string;
}

/** Frames of the client itself on top of the stack: this file's and the method's. */
const ownFrames = 2;

/** The stack of whoever called the method that calls this. Empty where the engine has no such function. */
export function captureSite(): CallSite {
  const site: CallSite = {};
  if (typeof Error.captureStackTrace === 'function') Error.captureStackTrace(site);
  return site;
}

/** Gives an error the stack of the call. */
export function placeAt(error: Error, site: CallSite): void {
  const lines = site.stack?.split('\n').slice(1 + ownFrames);
  if (lines === undefined || lines.length === 0) return;
  Object.defineProperty(error, 'stack', {
    value: `${error.name}: ${error.message}\n${lines.join('\n')}`,
    configurable: true,
    writable: true,
    enumerable: false,
  });
}
