/** Regular expressions as Go writes them, and Go's words for those that do not compile. */

const unsupported = /\(\?(?:=|!|<=|<!|>)/;

function reason(pattern: string): string {
  const lookaround = unsupported.exec(pattern);
  if (lookaround !== null) return `invalid or unsupported Perl syntax: \`${lookaround[0]}\``;
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === '\\') {
      if (i === pattern.length - 1) return 'trailing backslash at end of expression: ``';
      i++;
    } else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return `unexpected ): \`${pattern}\``;
  }
  if (inClass) return `missing closing ]: \`${pattern.slice(pattern.lastIndexOf('['))}\``;
  if (depth > 0) return `missing closing ): \`${pattern}\``;
  const repeat = /(?:^|[(|])([*+?])/.exec(pattern);
  if (repeat?.[1] !== undefined) return `missing argument to repetition operator: \`${repeat[1]}\``;
  return `invalid syntax: \`${pattern}\``;
}

/**
 * Compiles a pattern. Leading flags such as `(?i)` are understood.
 *
 * @throws Error `error parsing regexp: …` as Go says it
 */
export function compileRegexp(pattern: string): RegExp {
  const flags = /^\(\?([ims]+)\)/.exec(pattern);
  const body = flags === null ? pattern : pattern.slice(flags[0].length);
  if (unsupported.test(body)) throw new Error(`error parsing regexp: ${reason(body)}`);
  try {
    return new RegExp(body.replaceAll('(?P<', '(?<').replace(/\\A/g, '^').replace(/\\z/g, '$'), flags?.[1] ?? '');
  } catch (error) {
    throw new Error(`error parsing regexp: ${reason(pattern)}`, { cause: error });
  }
}
