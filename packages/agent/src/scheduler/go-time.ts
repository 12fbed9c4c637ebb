/** Times as Go writes them in JSON: RFC 3339 with nanoseconds. */

/** Go's zero time, which stands for "never". */
export const zeroTime = '0001-01-01T00:00:00Z';

/** The text of a time in nanoseconds since 1970; trailing zeros of the fraction are left out. */
export function timeText(nanoseconds: number): string {
  const whole = BigInt(Math.trunc(nanoseconds));
  const seconds = whole / 1_000_000_000n;
  const fraction = String(whole % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const base = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return `${base}${fraction === '' ? '' : `.${fraction}`}Z`;
}
