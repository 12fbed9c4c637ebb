/** Sections under each other, each with its heading. */

import type { Output } from './output.js';

/** Prints sections with an empty line between; a heading of no text is left out. */
export function printSections(output: Output, sections: readonly (readonly [heading: string, lines: string])[]): void {
  const texts = sections.map(([heading, lines]) =>
    heading === '' ? lines : `${output.colors.bold(heading)}\n${lines}`,
  );
  output.print(texts.join('\n\n'));
}
