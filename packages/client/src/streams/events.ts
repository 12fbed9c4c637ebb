/**
 * Subscriptions to the event stream that survive cuts and can prove that nothing was lost.
 *
 * The stream restarts at any index that the server still holds, and at the oldest it holds when that index is gone, without
 * saying so. So a subscription resumes AT the last line it delivered: when that very line comes again, nothing is missing;
 * when another one comes first, something may be, and the subscription says so.
 */

import { events as table } from '@yurt/contract';
import type { Event, EventLine, EventOf, EventPayloads, Events } from '@yurt/contract';
import type { Caller } from '../core/caller.js';
import { AbortedError, ApiError, ArgumentError, ProtocolError } from '../core/errors.js';
import type { CallOptions } from '../core/options.js';
import { BoundedQueue } from './bounded-queue.js';
import { JsonSequence } from './json-sequence.js';
import { pause } from './pause.js';
import { presentIndex } from './present-index.js';
import { unlessSilent } from './silence.js';

/** The topics that events have. */
export type EventTopic = keyof EventPayloads;

/** What to subscribe to: IDs by topic; `['*']` for all of a topic. */
export type EventTopics = { readonly [T in EventTopic]?: readonly string[] };

/** Events between two indexes that may be lost. */
export interface EventGap {
  /** The last index that was delivered; `undefined` when none was. */
  readonly after: number | undefined;
  /** The first index that came after the gap; `undefined` when the server holds nothing any more. */
  readonly before: number | undefined;
  /** Why: the server no longer held the line to resume at, or this process did not take the lines fast enough. */
  readonly reason: 'not-held' | 'slow-consumer';
}

/** How a subscription is doing. */
export type SubscriptionStatus =
  | { readonly state: 'live' }
  /** The connection was lost; the next try comes after `pause` milliseconds. */
  | { readonly state: 'reconnecting'; readonly error: unknown; readonly pause: number };

/** Settings of a subscription. */
export interface SubscribeOptions<T extends EventTopic = EventTopic> extends CallOptions {
  /** What to subscribe to. Default: every topic, which needs a management token. */
  topics?: { readonly [K in T]?: readonly string[] };
  /** The namespace of the events; `'*'` for those that exist now and that the token may read. Default: the client's. */
  namespace?: string;
  /** The region. Default: the client's. */
  region?: string;
  /**
   * Where to begin: `'now'` (default) with what changes from now on, `'oldest'` with all that the server still holds (the
   * latest 100 lines by default), or an index: with what came after it, such as after a list that was read.
   */
  from?: 'now' | 'oldest' | number;
  /**
   * Goes on after a line that was delivered before: the {@link Subscription.lastIndex} of an earlier subscription to the
   * same topics. The line is asked for again, as proof that nothing was lost. Goes before `from`.
   */
  resumeAt?: number;
  /** Called when events may have been lost: read anew what you follow. Without it a gap ends the loop with a `ProtocolError`. */
  onGap?: (gap: EventGap) => void;
  /** Called when the connection is lost, and when it is there again. */
  onStatus?: (status: SubscriptionStatus) => void;
  /** Lines that may wait for the consumer; beyond that they are dropped and a gap is reported. Default 4096. */
  buffer?: number;
  /**
   * Milliseconds of silence after which the connection counts as dead; the server sends something every 30 s. `Infinity`:
   * never. Default 45000.
   */
  silence?: number;
}

/** The server writes a first heartbeat at once; without it in this time, the token is refused or the server is stuck. */
const FIRST_BEAT = 5_000;
const HEALTHY = 60_000;

/** Events as they happen. Can be looped over once; leaving the loop ends the subscription. */
export class Subscription<T extends EventTopic = EventTopic> implements AsyncIterable<EventOf<T>> {
  readonly #caller: Caller;
  readonly #options: SubscribeOptions<T>;
  readonly #queue: BoundedQueue<Events | EventGap>;
  readonly #end = new AbortController();
  #last: number | undefined;
  #used = false;

  constructor(caller: Caller, options: SubscribeOptions<T> = {}) {
    const { buffer = 4096, silence = 45_000, from = 'now' } = options;
    if (!(buffer >= 1)) throw new ArgumentError('buffer must be at least 1');
    if (!(silence > 0)) throw new ArgumentError('silence must be more than 0 milliseconds');
    if (typeof from === 'number' && !(from >= 0)) throw new ArgumentError('from must be an index, "now" or "oldest"');
    this.#caller = caller;
    this.#options = options;
    this.#queue = new BoundedQueue(buffer);
  }

  /** The index of the last line that was delivered: pass it as `from` to go on in another process. */
  get lastIndex(): number | undefined {
    return this.#last;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<EventOf<T>, void, undefined> {
    const { topics } = this.#options;
    const asked = (event: Event): event is Event & EventOf<T> => topics === undefined || event.Topic in topics;
    for await (const line of this.lines()) {
      for (const event of line.Events) if (asked(event)) yield event;
    }
  }

  /** Whole lines: all events of one index together. */
  async *lines(): AsyncGenerator<Events, void, undefined> {
    if (this.#used) throw new ProtocolError('a subscription can be read once; subscribe again for another');
    this.#used = true;
    const { signal } = this.#options;
    const stopped = (): boolean => signal?.aborted === true;
    const stop = (): void => this.#end.abort(signal?.reason);
    if (stopped()) return;
    signal?.addEventListener('abort', stop, { once: true });
    const reading = this.#read().then(
      () => this.#queue.end(),
      (error: unknown) => this.#queue.end(error),
    );
    try {
      for (let item = await this.#queue.take(); item !== undefined; item = await this.#queue.take()) {
        if ('Events' in item) {
          this.#last = item.Index;
          yield withoutTwins(item);
        } else this.#report(item);
      }
    } catch (error) {
      // The caller's own signal ends the loop quietly.
      if (!stopped()) throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#end.abort();
      this.#queue.end();
      await reading;
    }
  }

  #report(gap: EventGap): void {
    if (this.#options.onGap) {
      this.#options.onGap(gap);
      return;
    }
    throw new ProtocolError(
      `events after index ${gap.after ?? 0} were lost (${gap.reason === 'not-held' ? 'the server no longer holds them' : 'they were not taken fast enough'}); read anew what you follow, or pass onGap to go on`,
    );
  }

  /** Keeps a connection open, from one cut to the next, until the subscription ends. */
  async #read(): Promise<void> {
    let resumeAt = await this.#start();
    let failures = 0;
    while (!this.#end.signal.aborted) {
      const began = Date.now();
      try {
        await this.#connection(resumeAt, (at) => {
          resumeAt = at;
        });
        throw new ProtocolError('the server ended the stream');
      } catch (error) {
        if (this.#end.signal.aborted) return;
        if (isFinal(error)) throw error;
        failures = Date.now() - began > HEALTHY ? 0 : failures + 1;
        const wait = Math.random() * Math.min(30_000, 500 * 2 ** failures);
        this.#options.onStatus?.({ state: 'reconnecting', error, pause: wait });
        await pause(wait, this.#end.signal);
        resumeAt = { ...resumeAt, continuity: resumeAt.delivered !== undefined, beats: 0 };
      }
    }
  }

  /** Where the first connection begins. Nomad has no "from now on", so a cheap list tells the present index. */
  async #start(): Promise<Resume> {
    const { from = 'now', resumeAt } = this.#options;
    if (resumeAt !== undefined) return { index: resumeAt, delivered: resumeAt, continuity: true, beats: 0 };
    if (from === 'oldest') return { index: 0, delivered: undefined, continuity: false, beats: 0 };
    const index = from === 'now' ? await this.#presentIndex() : from;
    return { index, delivered: index, continuity: false, beats: 0 };
  }

  async #connection(resume: Resume, moved: (resume: Resume) => void): Promise<void> {
    const {
      signal: _signal,
      topics,
      namespace,
      region,
      token,
      headers,
      timeout,
      retry,
      silence = 45_000,
    } = this.#options;
    const topic = topicParameters(topics);
    const response = await this.#caller.stream(
      table.stream,
      {},
      { topic, namespace, region, token, headers, timeout, retry, index: resume.index, signal: this.#end.signal },
    );
    const sequence = new JsonSequence();
    let at = resume;
    let live = false;
    try {
      const first = unlessSilent(response.body, silence, () => response.cancel());
      const beat = this.#firstBeat();
      try {
        for await (const piece of first) {
          beat.came();
          if (!live) {
            live = true;
            this.#options.onStatus?.({ state: 'live' });
          }
          for (const text of sequence.push(piece)) {
            const line = JSON.parse(text) as EventLine;
            at = line.Events === undefined ? await this.#heartbeat(at) : this.#line(at, line);
            moved(at);
          }
        }
      } finally {
        beat.came();
      }
      sequence.end();
    } finally {
      response.cancel();
    }
  }

  /** Nomad 2.0.5 answers 200 to a refused token and then is silent. If the first heartbeat is late, the token is tried. */
  #firstBeat(): { came(): void } {
    const timer = setTimeout(() => {
      this.#presentIndex().catch((error: unknown) => {
        if (isFinal(error) && !this.#end.signal.aborted) {
          this.#queue.end(error);
          this.#end.abort();
        }
      });
    }, FIRST_BEAT);
    return { came: () => clearTimeout(timer) };
  }

  #line(at: Resume, line: Events): Resume {
    const { delivered } = at;
    if (delivered !== undefined && line.Index <= delivered) return { ...at, continuity: false };
    if (at.continuity) this.#queue.push({ after: delivered, before: line.Index, reason: 'not-held' });
    if (!this.#queue.push(line)) {
      this.#queue.replaceAll({ after: this.#last, before: line.Index, reason: 'slow-consumer' });
      this.#queue.push(line);
    }
    return { index: line.Index, delivered: line.Index, continuity: false, beats: at.beats };
  }

  /**
   * The first heartbeat comes at once. A second one before the line to resume at means that the server holds no lines:
   * nothing has happened, or it was started anew.
   */
  async #heartbeat(at: Resume): Promise<Resume> {
    const beats = at.beats + 1;
    if (!at.continuity || beats < 2) return { ...at, beats };
    if ((await this.#presentIndex()) === at.delivered) return { ...at, beats, continuity: false };
    this.#queue.push({ after: at.delivered, before: undefined, reason: 'not-held' });
    return { index: 0, delivered: undefined, continuity: false, beats };
  }

  #presentIndex(): Promise<number> {
    const { topics, namespace, region, token } = this.#options;
    return presentIndex(this.#caller, topics, { namespace, region, token, signal: this.#end.signal });
  }
}

/** Where a connection begins, and what it has to show. */
interface Resume {
  /** The index to ask for. */
  readonly index: number;
  /** Lines up to this one are dropped. */
  readonly delivered: number | undefined;
  /** The line at `delivered` must come again, or something may be lost. */
  readonly continuity: boolean;
  /** Heartbeats of this connection before its first line. */
  readonly beats: number;
}

/** What trying again can't mend. */
function isFinal(error: unknown): boolean {
  if (error instanceof AbortedError || error instanceof ArgumentError) return true;
  return error instanceof ApiError && [400, 401, 403, 404, 405, 501].includes(error.status);
}

/** `Topic:key` for each key; the server takes no key with a colon in it. */
function topicParameters(topics: EventTopics | undefined): string[] | undefined {
  if (topics === undefined) return undefined;
  const list = Object.entries(topics).flatMap(([topic, keys]) => (keys ?? []).map((key) => ({ topic, key })));
  for (const { topic, key } of list) {
    if (key.includes(':'))
      throw new ArgumentError(
        `topics: Nomad can't filter by the key ${JSON.stringify(key)} of ${topic}: it has a colon; take "*" and filter yourself`,
      );
  }
  return list.map(({ topic, key }) => `${topic}:${key}`);
}

/** An event that two of the keys asked for match comes twice in its line. */
function withoutTwins(line: Events): Events {
  const { Events: events } = line;
  if (events.length < 2) return line;
  const seen = new Map<string, Event[]>();
  const once = events.filter((event) => {
    const id = `${event.Topic}\0${event.Type}\0${event.Namespace}\0${event.Key}`;
    const before = seen.get(id);
    if (before === undefined) seen.set(id, [event]);
    else {
      const text = JSON.stringify(event);
      if (before.some((other) => JSON.stringify(other) === text)) return false;
      before.push(event);
    }
    return true;
  });
  return once.length === events.length ? line : { ...line, Events: once };
}

/** Subscribes to events. Nothing is sent before the loop begins. */
export function subscribe<T extends EventTopic = EventTopic>(
  caller: Caller,
  options?: SubscribeOptions<T>,
): Subscription<T> {
  if (options?.topics !== undefined) topicParameters(options.topics);
  return new Subscription(caller, options);
}
