/** Files of an allocation, and the frames in which they are streamed. */

/**
 * A file or directory of an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#list-files
 */
export interface AllocFileInfo {
  /** Its name without the path. */
  Name: string;
  /** True for a directory. */
  IsDir: boolean;
  /** Bytes. */
  Size: number;
  /** Kind and permissions as Go prints them: `-rw-r--r--`, `drwxrwxrwx`, `dtrwxrwxrwx` with the sticky bit. */
  FileMode: string;
  /** Last change, RFC 3339. */
  ModTime: string;
  /** MIME type guessed from the name or the first 512 bytes; `''` for what is no regular file. */
  ContentType: string;
}

/**
 * A piece of a streamed file or log.
 *
 * Frames follow each other as JSON objects without a separator. All keys are left out when empty, so a heartbeat is
 * `{}`; one comes each second while nothing else does. An error after the first frame comes as plain text in their
 * place. A character may be split over two frames: decode the bytes as a stream.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#stream-logs
 */
export interface StreamFrame {
  /** Do not rely on it: where pieces were merged it is neither the start nor the end of `Data`. Count bytes instead. */
  Offset?: number;
  /** Up to 64 KiB, base64. */
  Data?: string;
  /** The file that the bytes are from, relative to the allocation's directory; it changes when logs rotate. */
  File?: string;
  /** The file went away or started over, after which reading begins at its start. */
  FileEvent?: 'file deleted' | 'file truncated' | (string & {});
}
