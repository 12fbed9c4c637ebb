/** Evaluations: `nomad.evaluations`. */

import type { BodyOf } from '@yurt/contract';
import { evaluations } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Evaluations: `nomad.evaluations`. */
export class Evaluations extends Resource {
  /**
   * Lists evaluations.
   *
   * `GET /v1/evaluations`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#list-evaluations
   */
  list(options?: Options<typeof evaluations.list>): Call<typeof evaluations.list> {
    return this.caller.call(evaluations.list, {}, options);
  }

  /**
   * Reads an evaluation: why it was made and what came of it.
   *
   * `GET /v1/evaluation/:evaluationId`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such evaluation.
   * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#read-evaluation
   */
  read<N extends string>(
    evaluationId: string,
    options?: Options<typeof evaluations.read, N>,
  ): Call<typeof evaluations.read> {
    return this.caller.call(evaluations.read, { evaluationId }, options);
  }

  /**
   * Lists the allocations that an evaluation placed or changed. Empty for an unknown evaluation.
   *
   * `GET /v1/evaluation/:evaluationId/allocations`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#list-allocations-for-evaluation
   */
  allocations<N extends string>(
    evaluationId: string,
    options?: Options<typeof evaluations.allocations, N>,
  ): Call<typeof evaluations.allocations> {
    return this.caller.call(evaluations.allocations, { evaluationId }, options);
  }

  /**
   * Counts evaluations. A bad filter is answered with 500.
   *
   * `GET /v1/evaluations/count`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#count-evaluations
   */
  count(options?: Options<typeof evaluations.count>): Call<typeof evaluations.count> {
    return this.caller.call(evaluations.count, {}, options);
  }

  /**
   * Deletes evaluations, by ID or by filter, while the evaluation broker is paused. The body has either `EvalIDs`, at
   * most 7281, or `Filter`. Pause the broker with `PauseEvalBroker` in the configuration of the scheduler.
   *
   * `DELETE /v1/evaluations`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#delete-evaluations
   */
  delete(
    which: BodyOf<typeof evaluations.delete>,
    options?: Options<typeof evaluations.delete>,
  ): Call<typeof evaluations.delete> {
    return this.caller.call(evaluations.delete, {}, options, which);
  }
}
