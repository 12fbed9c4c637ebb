/** Nomad's job files, and HCL 2 beneath them, in TypeScript. Runs anywhere. */

// Job files.
export { type ParsedJob, type ParseJobOptions, parseJob, type VariableFile } from './job/parse-job.js';
export { withDefaults } from './canonical/with-defaults.js';
export type { FileReader } from './functions/file-reader.js';
export { jobToHcl, type JobToHclOptions } from './write/job-to-hcl.js';
export { JobToHclError, type Loss } from './write/loss.js';

// Jobs in TypeScript.
export type { FreeObject, FreeValue, TextMap } from './builder/block-input.js';
export type * from './builder/job-input.js';
export { JobInputError, type JobInputProblem } from './builder/job-input-error.js';
export { job } from './builder/job.js';

// What users regret.
export { type ClusterFacts, clusterFacts, type NodeFacts, type NodeLister } from './lint/cluster-facts.js';
export type { Finding, Key, Severity } from './lint/finding.js';
export { lintJob, type LintOptions } from './lint/lint-job.js';
export type { LintCode } from './lint/rules/table.js';

// The other files of the family.
export { type ParseAclPolicyOptions, parseAclPolicy } from './specs/acl-policy.js';
export { parseNamespace } from './specs/namespace.js';
export { parseNodePool } from './specs/node-pool.js';
export { parseQuota } from './specs/quota.js';
export type { ParsedSpec, ParseSpecOptions } from './specs/spec.js';
export { parseVariable } from './specs/variable.js';
export { type HostVolumeFileSpec, parseVolume, type VolumeFileSpec } from './specs/volume.js';

// HCL 1, which Nomad reads the agent's configuration with.
export { convertedText, convertedWhole } from './specs/literal.js';
export { type ParsedHcl1, parseHcl1 } from './specs/hcl1/parser.js';
export type {
  Item as Hcl1Item,
  Key as Hcl1Key,
  ListNode as Hcl1List,
  Literal as Hcl1Literal,
  Node as Hcl1Node,
  ObjectNode as Hcl1Object,
} from './specs/hcl1/syntax.js';

// Text of any HCL.
export { formatHcl } from './format/format.js';
export { removeAttribute, setAttribute } from './format/edit.js';
export { type Literal, RawExpression, rawExpression } from './format/literal.js';
export { type BlockStep, type EditPath, HclPathError, type PathStep } from './format/path.js';

// The language.
export { type Constant, constantValue, plainValue } from './hcl/constant.js';
export { type Diagnostic, diagnosticLine, Findings, hasErrors, HclError } from './hcl/diagnostic.js';
export { evaluate } from './hcl/evaluate.js';
export { renderDiagnostics, type RenderOptions } from './hcl/render.js';
export { type Parsed, parseHcl, parseHclExpression } from './hcl/parser.js';
export { Budget, FunctionError, type FunctionParameter, type HclFunction, type Scope } from './hcl/scope.js';
export { type Position, type Range, Source, type Span } from './hcl/source.js';
export { nameSuggestion } from './hcl/suggestion.js';
export type * from './hcl/syntax.js';
export type { Comment } from './hcl/token.js';
export { convertValue, Mismatch, setOf } from './hcl/values/convert.js';
export { BigFloat, type HclNumber, wholeNumber } from './hcl/values/number.js';
export { type CollectionType, type Type, typeName } from './hcl/values/type.js';
export { Mapping, Sequence, typeOf, type Value } from './hcl/values/value.js';
