/** The event stream: `nomad.events`. */

import { events } from '@yurt/contract';
import type { StreamedResponse } from '../core/caller.js';
import type { Options } from '../core/options.js';
import { subscribe, type EventTopic, type SubscribeOptions, type Subscription } from '../streams/events.js';
import { Resource } from './resource.js';

/** The event stream: `nomad.events`. */
export class EventStream extends Resource {
  /**
   * Events as they happen, over cuts, each once, with a report where some may be lost. Leaving the loop ends it.
   *
   * @example
   * for await (const event of nomad.events.subscribe({ topics: { Job: ['*'] } })) console.log(event.Type, event.Key);
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
   */
  subscribe<T extends EventTopic = EventTopic>(options?: SubscribeOptions<T>): Subscription<T> {
    return subscribe(this.caller, options);
  }

  /**
   * Opens the stream as it is: one JSON object a line, an empty one at once and every 30 s. A refused token shows as a
   * stream without a first line. {@link subscribe} is made for use.
   *
   * `GET /v1/event/stream`
   * ACL: by topic: `namespace:read-job` (Job, Evaluation, Allocation, Deployment, Service, CSIPlugin), `node:read` (Node),
   * `namespace:host-volume-read`, `namespace:csi-read-volume`, `operator:read` (Operator), `variables:list` (Variable),
   * management (NodePool, ACL topics, everything).
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
   */
  stream(options?: Options<typeof events.stream>): Promise<StreamedResponse> {
    return this.caller.stream(events.stream, {}, options);
  }
}
