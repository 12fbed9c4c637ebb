/** The sequences of a text that are for the client, such as `${node.class}`: a job file may hold them as they are. */

/**
 * References that come out of a job file as they went in. All else that looks like a sequence must be escaped: what Nomad would
 * evaluate, as `var.x`; what `formatHcl` would lay out anew, as blanks in the braces; and what is followed by a brace, which
 * Nomad would take twice.
 */
export const CLIENT_SEQUENCES =
  /(?<!\$)\$\{(?!(?:var|local|true|false|null)(?![\p{ID_Continue}-]))[\p{ID_Start}_][\p{ID_Continue}-]*(?:\.[\p{ID_Start}_][\p{ID_Continue}-]*|\.\d+(?!\.\d)|\[\d+\]|\["[^"\\$%\p{Cc}]*"\])*\}(?! *\})/gu;
