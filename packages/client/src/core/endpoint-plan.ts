/** What a call needs of its row, worked out once: the path in pieces, the query's encoders, what may be repeated. */

import type { AnswerKind, BodyKind, Endpoint } from '@yurt/contract';
import { parsePathTemplate } from './path.js';
import type { PathTemplate } from './path.js';
import { queryEncoders } from './query.js';
import type { QueryEncoders } from './query.js';

/** A row, ready for calls. */
export interface EndpointPlan {
  readonly endpoint: Endpoint;
  readonly template: PathTemplate;
  readonly encoders: QueryEncoders;
  /** Query text that each call has, without `?`. */
  readonly fixedQuery: string;
  readonly reads: boolean;
  readonly answer: AnswerKind;
  readonly body: BodyKind;
  readonly needsBody: boolean;
}

const plans = new WeakMap<Endpoint, EndpointPlan>();

/** The plan of a row. */
export function planOf(endpoint: Endpoint): EndpointPlan {
  let plan = plans.get(endpoint);
  if (plan === undefined) {
    const body = endpoint.body?.kind ?? 'none';
    plan = {
      endpoint,
      template: parsePathTemplate(endpoint.path),
      encoders: queryEncoders(endpoint),
      fixedQuery: fixedQueryText(endpoint),
      reads: endpoint.method === 'GET' && endpoint.repeatable !== 'no',
      answer: endpoint.answer.kind,
      body,
      needsBody: body !== 'none' && endpoint.body?.optional !== true,
    };
    plans.set(endpoint, plan);
  }
  return plan;
}

/** Whether a call of the row may be sent again when it is not known if the first one arrived. */
export function isRepeatable(plan: EndpointPlan, options: object, body: unknown): boolean {
  switch (plan.endpoint.repeatable ?? (plan.endpoint.method === 'GET' ? 'yes' : 'no')) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'checked':
    default:
      return has(options, 'cas') || has(options, 'idempotencyToken') || (isObject(body) && hasCheck(body));
  }
}

function hasCheck(body: object): boolean {
  return (
    ('EnforceIndex' in body && body.EnforceIndex === true) ||
    has(body, 'IdempotencyToken') ||
    has(body, 'EnforcePriorVersion')
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function has(object: object, name: string): boolean {
  const value: unknown = Reflect.get(object, name);
  return value !== undefined && value !== null && value !== '';
}

function fixedQueryText(endpoint: Endpoint): string {
  return Object.entries(endpoint.fixedQuery ?? {})
    .map(([name, value]) =>
      value === '' ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join('&');
}
