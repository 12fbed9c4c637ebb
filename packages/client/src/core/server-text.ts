/** Takes the wrapping off the texts in which Nomad reports errors. */

/** Of a text, this much is looked at for its words. */
const longestText = 16 * 1024;
/** Longer texts are cut in messages; the whole stays in the error's `text`. */
const longestSummary = 600;

/**
 * The server's own words: without the prefixes that calls between agents add, and with lists of errors on one line.
 * `RPC Error:: 400,no items` is `no items`.
 */
export function cleanServerText(text: string): string {
  let rest = text.slice(0, longestText).trim();
  for (;;) {
    const stripped = rest
      .replace(/^rpc error:(?!:)\s*/i, '')
      .replace(/^RPC Error::\s*\d{3},\s*/i, '')
      .replace(/^Unexpected response code: \d{3} \((.*)\)$/s, '$1');
    if (stripped === rest) break;
    rest = stripped;
  }
  if (/^<(?:!doctype|html|head)/i.test(rest)) rest = htmlTitle(rest);
  rest = flattenErrorList(rest);
  return rest.length > longestSummary ? `${rest.slice(0, longestSummary)}…` : rest;
}

/** Go's list of errors is a count, then a line with a star for each. */
function flattenErrorList(text: string): string {
  return text
    .replace(/(\d+) errors? occurred:\s*\n((?:\s*\*[^\n]*(?:\n|$)\s*)+)/g, (_whole, _count, items: string) =>
      items
        .split('\n')
        .map((line) => line.replace(/^\s*\*\s*/, '').trim())
        .filter((line) => line !== '')
        .join('; '),
    )
    .trim();
}

/** A proxy's error page is of no use in a message, but its title is. */
function htmlTitle(page: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(page)?.[1]?.trim();
  return title === undefined || title === '' ? 'an HTML page, so not from Nomad' : `${title} (an HTML page)`;
}
