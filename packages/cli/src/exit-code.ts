/** The codes that the command ends with; the README and `yurt --help` say the same. */

/** What a verb ends with. A batch job that was run with `-logs` ends with the code of its task instead. */
export const exitCode = {
  /** Done. */
  ok: 0,
  /** Something failed, or the command line was wrong. */
  failed: 1,
  /** Not everything could be placed, or somebody has to decide, such as to promote canaries. */
  attention: 2,
  /** Ended by Ctrl-C. */
  interrupted: 130,
  /** Ended by SIGTERM, or because its terminal was closed. */
  terminated: 143,
} as const;
