/** HCL 2 for TypeScript: text to a syntax tree with exact places, diagnostics in HashiCorp's terms. Runs anywhere. */

export { type Constant, constantValue, plainValue } from './hcl/constant.js';
export { type Diagnostic, diagnosticLine, Findings, hasErrors, HclError } from './hcl/diagnostic.js';
export { evaluate } from './hcl/evaluate.js';
export { renderDiagnostics, type RenderOptions } from './hcl/render.js';
export { type Parsed, parseHcl, parseHclExpression } from './hcl/parser.js';
export { Budget, FunctionError, type FunctionParameter, type HclFunction, type Scope } from './hcl/scope.js';
export { type Position, type Range, Source, type Span } from './hcl/source.js';
export type * from './hcl/syntax.js';
export type { Comment } from './hcl/token.js';
export { convertValue, Mismatch, setOf } from './hcl/values/convert.js';
export { BigFloat, type HclNumber, wholeNumber } from './hcl/values/number.js';
export { type CollectionType, type Type, typeName } from './hcl/values/type.js';
export { Mapping, Sequence, typeOf, type Value } from './hcl/values/value.js';
export { type ParsedJob, type ParseJobOptions, parseJob, type VariableFile } from './job/parse-job.js';
