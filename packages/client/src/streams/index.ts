/** Streams: frames of files and logs, events, commands in tasks. */
export {
  type EventGap,
  type EventTopic,
  type EventTopics,
  subscribe,
  type SubscribeOptions,
  Subscription,
  type SubscriptionStatus,
} from './events.js';
export { type ExecResult, ExecSession, type ExecSettings } from './exec.js';
export { type FileChunk, FrameStream, type FrameStreamSettings } from './frames.js';
export { type LogGap, TaskLog, type TaskLogOptions } from './task-log.js';
