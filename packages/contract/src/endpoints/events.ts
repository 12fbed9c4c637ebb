/** The event stream: `nomad.events`. */

import { endpoint, eventLines } from '../endpoint.js';
import { integer, strings } from '../parameters.js';
import type { EventLine } from '../types/index.js';
import { acrossNamespaces, serverQuestion } from './facts.js';

export const stream = endpoint({
  id: 'events.stream',
  ...serverQuestion,
  ...acrossNamespaces,
  path: '/v1/event/stream',
  summary: 'Streams what changes in the cluster, one line for each index.',
  remarks:
    'An empty object comes at once and every 30 s. Servers keep the latest 100 lines by default. Nomad 2.0.5 answers 200 ' +
    'before it looks at the token: a refusal shows as a stream without a first line.',
  query: {
    topic: strings('What to stream: `Topic`, or `Topic:key` for one thing. Default: everything.'),
    index: integer(
      'Starts with the line of this index or, if it is no longer kept, the next one. Default 0: the oldest.',
    ),
  },
  answer: eventLines<EventLine>(),
  acl: 'by topic: namespace:read-job (Job, Evaluation, Allocation, Deployment, Service, CSIPlugin), node:read (Node), namespace:host-volume-read, namespace:csi-read-volume, operator:read (Operator), variables:list (Variable), management (NodePool, ACL topics, everything)',
  rpc: 'Event.Stream',
  documentation: 'api-docs/events#event-stream',
});
