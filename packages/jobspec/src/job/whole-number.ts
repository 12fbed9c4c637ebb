/** Whole numbers of the sizes that Nomad's fields have. */

import { type HclNumber, isWhole, truncated } from '../hcl/values/number.js';
import type { WholeSize } from '../schema/field.js';

const BOUNDS: Readonly<Record<WholeSize, readonly [least: bigint, greatest: bigint]>> = {
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  int8: [-128n, 127n],
  uint64: [0n, 2n ** 64n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint16: [0n, 65_535n],
  uint8: [0n, 255n],
};

/** The number, or why it does not fit. */
export function wholeOfSize(value: HclNumber, size: WholeSize): number | bigint | { readonly misfit: string } {
  const [least, greatest] = BOUNDS[size];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= Number(least) && value <= Number(greatest)) {
    return value === 0 ? 0 : value;
  }
  const isFinite = typeof value !== 'number' || Number.isFinite(value);
  if (isFinite && isWhole(value)) {
    const whole = truncated(value);
    if (whole >= least && whole <= greatest) return jsonWhole(whole);
  }
  const inclusive = least === 0n ? ' inclusive' : '';
  return { misfit: `value must be a whole number, between ${least} and ${greatest}${inclusive}` };
}

/** A whole number as JSON has it: digit for digit, also where a double can't hold it. */
export function jsonWhole(whole: bigint): number | bigint {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole;
}
