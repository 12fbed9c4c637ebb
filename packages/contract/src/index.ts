/** What is said on the wire: one type per Nomad object, one table of endpoints. No behaviour. */
export * from './durations.js';
export { nomadVersion } from './nomad-version.js';
export type {
  Answer,
  AnswerKind,
  AnswerOf,
  BlockingQuery,
  Body,
  BodyKind,
  BodyOf,
  Carries,
  ConsistencyQuery,
  Endpoint,
  EndpointFacts,
  FilterQuery,
  MetaHeaders,
  Method,
  OwnQuery,
  PagedQuery,
  PathParameters,
  QueryOf,
  QueryParameters,
  RegionQuery,
  Repeatable,
  SingleNamespace,
  Target,
} from './endpoint.js';
export type { Parameter, ParameterKind, ParameterTypes } from './parameters.js';
export { wireName } from './parameters.js';
export * from './endpoints/index.js';
export { type NumberListener, parseExact, RawNumber, stringifyExact } from './exact-json.js';
export { endpointById, endpoints } from './endpoints/table.js';
export type * from './types/index.js';
