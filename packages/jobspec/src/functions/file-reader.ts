/** Where job files find other files: what their functions are given by the caller. */

/** Where functions such as `file` find files. Paths are absolute, with forward slashes and without `.` or `..` in them. */
export interface FileReader {
  /** The folder that relative paths begin at: the one of the job file. Default: the working directory. */
  readonly baseDirectory?: string;
  /** The folder that `abspath` begins at. */
  readonly workingDirectory: string;
  /** What `~` stands for. Left out: paths with `~` are refused. */
  readonly home?: string;
  /** The content of a file, or `undefined` when there is none. May throw: the file is then said to be unreadable. */
  read(path: string): Uint8Array | undefined;
  /** What is at a path, links followed: `undefined` when nothing is. */
  kind(path: string): 'file' | 'directory' | 'other' | undefined;
  /** The names in a folder; none when it can't be read. */
  list(path: string): readonly string[];
}
