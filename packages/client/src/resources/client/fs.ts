/** Files and logs of an allocation, read on its node: `nomad.client.fs`. */

import { client } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { StreamedResponse } from '../../core/caller.js';
import type { Options } from '../../core/options.js';
import { FrameStream } from '../../streams/frames.js';
import { Resource } from '../resource.js';

/** Files and logs of an allocation, read on its node: `nomad.client.fs`. */
export class ClientFs extends Resource {
  /**
   * Lists a directory of an allocation, as `ls` does.
   *
   * `GET /v1/client/fs/ls/:allocationId`
   * ACL: `namespace:read-fs`.
   *
   * @throws NotFoundError: no such allocation, node or path.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#list-files
   */
  list(allocationId: string, path = '/', options?: Options<typeof client.fs.list>): Call<typeof client.fs.list> {
    return this.caller.call(client.fs.list, { allocationId }, { ...options, path });
  }

  /**
   * Reads the size, mode and time of a file.
   *
   * `GET /v1/client/fs/stat/:allocationId`
   * ACL: `namespace:read-fs`.
   *
   * @throws NotFoundError: no such allocation, node or path.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#stat-file
   */
  stat(
    allocationId: string,
    path: string,
    options?: Omit<Options<typeof client.fs.stat>, 'path'>,
  ): Call<typeof client.fs.stat> {
    return this.caller.call(client.fs.stat, { allocationId }, { ...options, path });
  }

  /**
   * Reads a whole file into memory; `stream` with `follow: false` reads a large one in pieces. Files in a task's secrets
   * and private directories are refused.
   *
   * `GET /v1/client/fs/cat/:allocationId`
   * ACL: `namespace:read-fs`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#read-file
   */
  cat(
    allocationId: string,
    path: string,
    options?: Omit<Options<typeof client.fs.cat>, 'path'>,
  ): Call<typeof client.fs.cat> {
    return this.caller.call(client.fs.cat, { allocationId }, { ...options, path });
  }

  /**
   * Reads part of a file.
   *
   * `GET /v1/client/fs/readat/:allocationId`
   * ACL: `namespace:read-fs`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#read-file-at-offset
   */
  readAt(
    allocationId: string,
    path: string,
    offset: number,
    options?: Omit<Options<typeof client.fs.readAt>, 'path' | 'offset'>,
  ): Call<typeof client.fs.readAt> {
    return this.caller.call(client.fs.readAt, { allocationId }, { ...options, path, offset });
  }

  /**
   * Reads what a task wrote to its standard output or error, as plain bytes. Without frames there is no heartbeat,
   * and no sign of where one log file ends.
   *
   * `GET /v1/client/fs/logs/:allocationId?plain=true`
   * ACL: `namespace:read-fs` or `namespace:read-logs`.
   *
   * @throws NotFoundError: no such allocation, or the task has not started.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#stream-logs
   */
  logsAsText(
    allocationId: string,
    task: string,
    type: 'stdout' | 'stderr',
    options?: Omit<Options<typeof client.fs.logsAsText>, 'task' | 'type'>,
  ): Promise<StreamedResponse> {
    return this.caller.stream(client.fs.logsAsText, { allocationId }, { ...options, task, type });
  }

  /**
   * Reads a file in pieces, and goes on as it grows, until the loop is left; with `follow: false` until its end.
   *
   * `GET /v1/client/fs/stream/:allocationId`
   * ACL: `namespace:read-fs`.
   *
   * @throws BadRequestError, in the loop: no such file.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#stream-file
   */
  stream(
    allocationId: string,
    path: string,
    options: Omit<Options<typeof client.fs.stream>, 'path'> = {},
  ): FrameStream {
    return new FrameStream(() => this.caller.stream(client.fs.stream, { allocationId }, { ...options, path }), {
      follows: options.follow ?? true,
    });
  }

  /**
   * Reads what a task wrote, as one connection shows it: with `follow` the loop does not end with the task, and a cut ends
   * it with an error. `nomad.allocations.logs` follows a task from start to end.
   *
   * `GET /v1/client/fs/logs/:allocationId`
   * ACL: `namespace:read-fs` or `namespace:read-logs`.
   *
   * @throws NotFoundError, in the loop: no such allocation, or the task has not started.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#stream-logs
   */
  logs(allocationId: string, options: Options<typeof client.fs.logs>): FrameStream {
    return new FrameStream(() => this.caller.stream(client.fs.logs, { allocationId }, options), {
      follows: options.follow ?? false,
    });
  }
}
