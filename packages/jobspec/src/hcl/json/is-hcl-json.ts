/** Tells HCL's two syntaxes apart. */

/** True for a text that HCL takes for JSON: a brace comes first, after blanks alone. */
export function isHclJson(text: string): boolean {
  return /^ *\{/.test(text);
}
