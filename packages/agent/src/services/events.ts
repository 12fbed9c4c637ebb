/** The event stream: what it is asked for, and the lines that it sends. */

import { events, stringifyExact } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import type { EventEntry, StreamEvent } from '../state/events.js';
import type { StateStore } from '../state/state-store.js';
import { type Binding, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** How often a line comes that says only that the stream lives: ms. */
const HEARTBEAT = 30_000;

const EVERYTHING = '*';

/** Topics with the keys wanted of each. */
type Topics = ReadonlyMap<string, ReadonlySet<string>>;

function readTopics(texts: readonly string[]): Topics {
  const topics = new Map<string, Set<string>>();
  for (const text of texts.length === 0 ? [EVERYTHING] : texts) {
    const [topic = '', key = EVERYTHING, ...rest] = text.split(':');
    if (rest.length > 0) {
      throw new CodedError(
        400,
        `Invalid topic query: error parsing topics: Invalid key value pair for topic, topic: ${text}`,
      );
    }
    topics.set(topic, (topics.get(topic) ?? new Set()).add(key === '' ? EVERYTHING : key));
  }
  return topics;
}

function isWanted(event: StreamEvent, topics: Topics, namespace: string): boolean {
  if (namespace !== EVERYTHING && event.Namespace !== '' && event.Namespace !== namespace) return false;
  return [EVERYTHING, event.Topic].some((topic) => {
    const keys = topics.get(topic);
    if (keys === undefined) return false;
    if (keys.has(EVERYTHING) || keys.has(event.Key)) return true;
    return event.FilterKeys?.some((key) => keys.has(key)) ?? false;
  });
}

interface Subscription {
  readonly from: number;
  readonly topics: Topics;
  readonly namespace: string;
  readonly signal: AbortSignal;
}

/** The lines of a subscription: an empty object first and after each silence, else the events of one index. */
async function* lines(state: StateStore, { from, topics, namespace, signal }: Subscription): AsyncGenerator<string> {
  const entries = state.events.subscribe(from, signal);
  yield '{}\n';
  let pending: Promise<IteratorResult<EventEntry>> | undefined;
  try {
    for (;;) {
      pending ??= entries.next();
      const next = await withHeartbeat(pending);
      if (next === undefined) {
        yield '{}\n';
        continue;
      }
      pending = undefined;
      if (next.done === true) return;
      const wanted = next.value.events.filter((event) => isWanted(event, topics, namespace));
      if (wanted.length > 0) yield `${stringifyExact({ Index: next.value.index, Events: wanted })}\n`;
    }
  } finally {
    await entries.return(undefined);
  }
}

/** What comes, or `undefined` when nothing has come for the time of a heartbeat. */
async function withHeartbeat<T>(coming: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, HEARTBEAT, undefined);
  });
  try {
    return await Promise.race([coming, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** The route of the event stream. */
export function eventServices({ state }: ServerContext): Binding[] {
  return [
    serve(events.stream, ({ query, namespace, signal }) => ({
      chunks: lines(state, {
        from: Number(query.index ?? 0),
        topics: readTopics(query.topic ?? []),
        namespace,
        signal,
      }),
      contentType: 'application/json',
      headers: { 'Cache-Control': 'no-cache' },
    })),
  ];
}
