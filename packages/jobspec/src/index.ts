/** HCL 2 for TypeScript: text to a syntax tree with exact places, diagnostics in HashiCorp's terms. Runs anywhere. */

export { type Constant, constantValue } from './hcl/constant.js';
export { type Diagnostic, diagnosticLine, Findings, hasErrors, HclError } from './hcl/diagnostic.js';
export { type Parsed, parseHcl, parseHclExpression } from './hcl/parser.js';
export { type Position, type Range, Source, type Span } from './hcl/source.js';
export type * from './hcl/syntax.js';
export type { Comment } from './hcl/token.js';
