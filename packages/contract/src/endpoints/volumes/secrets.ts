/** The header in which secrets for a CSI plugin travel. */

/** Secrets go in a header, never in the query, which logs show. */
export const csiSecrets = {
  'X-Nomad-CSI-Secrets': "Secrets for the plugin: `key=value` pairs, separated by commas. Default: the volume's own.",
} as const;
