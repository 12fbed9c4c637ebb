/** Files that a task finds when it starts: downloaded ones and rendered ones. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** What an artifact is: `file` and `dir` say so, `any` unpacks archives and otherwise guesses. */
export type ArtifactMode = 'any' | 'file' | 'dir';

/**
 * Something that is downloaded (and unpacked) before the task starts.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/artifact
 */
export interface TaskArtifact {
  /** Where it comes from, as go-getter understands it: http(s), git, hg, S3, GCS. */
  GetterSource: string;
  /** Options of the source, such as `checksum` (`sha256:…`), `archive` or `ref`; null if there are none. */
  GetterOptions: Record<string, string> | null;
  /** Headers for http(s) sources; null if there are none. */
  GetterHeaders: Record<string, string> | null;
  /** What the source is. Default `any`. */
  GetterMode: ArtifactMode;
  /** Skips the check of the server's certificate. Default false. */
  GetterInsecure: boolean;
  /** Where it is put, in the task's directory. Default `local/`, in mode `file` `local/` and the source's file name. */
  RelativeDest: string;
  /** Gives the files to the task's user. Default false: they belong to the agent's. */
  Chown: boolean;
}

/** What happens to a running task when a template changed. */
export type TemplateChangeMode = 'noop' | 'restart' | 'signal' | 'script';

/**
 * A file rendered from a template, and rendered again when what it reads (Consul, Vault, Nomad) changes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/template
 */
export interface Template {
  /**
   * The template's file, in the task's directory, such as one that an artifact brought. Empty if `EmbeddedTmpl` is it.
   */
  SourcePath: string;
  /** Where the result is written, in the task's directory. */
  DestPath: string;
  /** The template itself. Empty if `SourcePath` names it. */
  EmbeddedTmpl: string;
  /** What happens to the task when the result changed. Default `restart`. */
  ChangeMode: TemplateChangeMode;
  /** What is run for change mode `script`; null for others. */
  ChangeScript: ChangeScript | null;
  /** The signal for change mode `signal`, in capitals. Default `SIGHUP` in that mode, else empty. */
  ChangeSignal: string;
  /** Renders once and does not watch for changes. Default false. */
  Once: boolean;
  /**
   * Longest random wait before the change mode acts, in nanoseconds, so that not all tasks act at once. Default 5 s.
   */
  Splay: Nanoseconds;
  /** The result's permissions, octal. Default `0644`. */
  Perms: string;
  /** The result's owner; null for the agent's user. */
  Uid: number | null;
  /** The result's group; null for the agent's. */
  Gid: number | null;
  /** What opens an action. Default `{{`. */
  LeftDelim: string;
  /** What closes an action. Default `}}`. */
  RightDelim: string;
  /** Reads the result as `KEY=value` lines into the task's environment. Default false. */
  Envvars: boolean;
  /**
   * Time before a Vault lease's end, in nanoseconds. Always 0.
   *
   * @deprecated since Nomad 0.12: it has no effect.
   */
  VaultGrace: Nanoseconds;
  /** How long to wait for what is read to settle before rendering; null for the agent's setting. */
  Wait: WaitConfig | null;
  /** Fails when the template reads a map's key that is not there, instead of writing `<no value>`. Default false. */
  ErrMissingKey: boolean;
}

/**
 * A program that is run in the task when a template changed.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/change_script
 */
export interface ChangeScript {
  /** The program, as the task sees the path. */
  Command: string;
  /** Its arguments; null if there are none. */
  Args: string[] | null;
  /** How long it may run, in nanoseconds. Default 5 s. */
  Timeout: Nanoseconds;
  /** Kills the task when the script fails. Default false. */
  FailOnError: boolean;
  /** Runs it after the first rendering too, once the task has started. Default false. */
  RunOnFirstRender: boolean;
}

/**
 * How long a template waits for what it reads to settle.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/template#wait
 */
export interface WaitConfig {
  /** The least time without a change, in nanoseconds; null for the agent's setting. */
  Min: Nanoseconds | null;
  /** The most time to wait, in nanoseconds, changes or not; null for four times `Min`. */
  Max: Nanoseconds | null;
}

/** A {@link TaskArtifact} as a user writes it. */
export interface TaskArtifactSpec extends Written<TaskArtifact, 'GetterSource'> {}

/** A {@link Template} as a user writes it: with `EmbeddedTmpl` or `SourcePath`. */
export interface TemplateSpec extends Written<
  Template,
  'DestPath',
  { ChangeScript: ChangeScriptSpec; Wait: WaitConfigSpec }
> {}

/** A {@link ChangeScript} as a user writes it. */
export interface ChangeScriptSpec extends Written<ChangeScript, 'Command'> {}

/** A {@link WaitConfig} as a user writes it. */
export interface WaitConfigSpec extends Written<WaitConfig> {}
