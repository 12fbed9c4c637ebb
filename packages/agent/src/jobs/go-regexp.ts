/**
 * Regular expressions as Go has them, in syntax and in error texts. They match in time linear to the text: a pattern that
 * came over the network must not be able to hold up the agent, as a backtracking one could for good.
 */

import { RE2JS } from 're2js';

/** A compiled pattern. */
export interface GoRegexp {
  /** Whether the pattern is found anywhere in the text. */
  test(text: string): boolean;
}

/** Patterns that were used lately; constraints and filters ask for the same ones again and again. */
const compiled = new Map<string, RE2JS>();
const KEPT = 256;

/**
 * Compiles a pattern.
 *
 * @throws Error `error parsing regexp: …` as Go says it
 */
export function compileRegexp(pattern: string): GoRegexp {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = compile(pattern);
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(pattern, expression);
  }
  const found = expression;
  return { test: (text) => found.matcher(text).find() };
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Go shows the rest of the pattern after each reason, also when it is empty.
    throw new Error(message.endsWith('`') ? message : `${message}: \`\``, { cause: error });
  }
}
