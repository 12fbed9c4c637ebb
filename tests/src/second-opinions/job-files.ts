/** The HCL files of this repository, and texts that differ a little from them. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface JobFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Every HCL file that is kept, in the order of their paths. */
export const jobFiles: readonly JobFile[] = ['packages', 'examples']
  .flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => path.endsWith('.hcl') && !/\/(?:node_modules|dist)\//.test(path))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));

/** Pieces that mean something in HCL. */
const piece = fc.constantFrom(
  ...['{', '}', '[', ']', '(', ')', '"', '${', '%{', '~}', '~', '=', ':', ',', '.', '...', '=>', '?', '!', '-', '<'],
  ...['\n', '\r\n', ' ', '\t', '#', '//', '/* ', ' */', '\\', '\\n', '\\u00e9', '$${', '%%{', '$', '%', '&&', '||'],
  ...['*', '.*', '[*]', '0', '1.5', '1e3', 'a', 'é', 'true', 'null', '"b"', 'for x in y : x', 'if ', 'in ', 'c {\n}\n'],
  ...['<<EOT\nd\nEOT\n', '<<-EOT\n  e ${f}\n  EOT\n', '%{ if g }h%{ else }i%{ endif }', '%{ endfor }', '"${j}"', 'k()'],
  ...['l = 1\n', 'm "n" {', '"o" = p', 'q.0', 'r[0]', '(s)', '- t', 'u == v', 'w ? x : y', '{ z = 1 }', '[1, 2]'],
);

/** At a place, in units of UTF-16 from the start again past the end: what goes and what comes. */
const change = fc.oneof(
  fc.record({ at: fc.nat(1 << 20), gone: fc.constantFrom(1, 1, 2, 5), come: fc.constant('') }),
  fc.record({ at: fc.nat(1 << 20), gone: fc.constantFrom(0, 0, 0, 1, 1, 2, 5), come: piece }),
);

/** Texts that differ from one of these in one to three places. */
export function changed(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 })).map(([text, changes]) =>
    changes
      .reduce((before, { at, gone, come }) => {
        const start = at % (before.length + 1);
        return before.slice(0, start) + come + before.slice(start + gone);
      }, text)
      // Half of a character is no text.
      .replaceAll(/\p{Cs}/gu, ''),
  );
}
