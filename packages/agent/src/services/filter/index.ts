/** The `filter` parameter: go-bexpr expressions over the servers' full records. */
export { evaluate, FilterFailure } from './evaluate.js';
export type { Expression } from './expression.js';
export { parseFilter } from './parse.js';
export { SyntaxFailure } from './scanner.js';
