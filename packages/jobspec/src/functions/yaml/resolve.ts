/** What a scalar of YAML means: a number, a bool, null, or the text itself. */

import { FunctionError } from '../../hcl/scope.js';
import { parseNumber, wholeNumber } from '../../hcl/values/number.js';
import type { Value } from '../../hcl/values/value.js';
import { fromBase64 } from '../bytes.js';

/** What the tags of YAML itself begin with. */
export const TAG_PREFIX = 'tag:yaml.org,2002:';

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The value of a scalar. Throws `FunctionError` without a place. */
export function resolveScalar(tag: string, text: string, quoted: boolean): Value {
  const kind = tag.startsWith(TAG_PREFIX) ? tag.slice(TAG_PREFIX.length) : undefined;
  if (tag !== '' && !['str', 'bool', 'int', 'float', 'null', 'timestamp', 'binary'].includes(kind ?? '')) {
    throw new FunctionError(`unsupported tag ${JSON.stringify(tag)}`);
  }
  const broken = new FunctionError(`cannot parse ${JSON.stringify(text)} as ${tag}`);
  let wanted = kind;
  if (/^(?:$|[-+0-9yYnNtTfFoO~.])/.test(text) && kind !== 'str' && kind !== 'binary') {
    if (quoted) return text;
    const word = WORDS.get(text);
    if (word !== undefined) return word;
    if (tag === '' && /^\.(?:nan|NaN|NAN)$/.test(text)) throw new FunctionError('floating point NaN is not supported');
    if (text.startsWith('.')) {
      const number = parseNumber(text);
      if (number !== undefined) return number;
    } else if (/^[-+0-9]/.test(text)) {
      const time = tag === '' || kind === 'timestamp' ? readTime(text) : undefined;
      if (time !== undefined) return time;
      if (INTEGER.test(text)) wanted = 'int';
      else if (FLOAT.test(text)) wanted = 'float';
    }
  }
  switch (wanted) {
    case 'binary':
      if (!fromBase64(text)) {
        throw new FunctionError(`cannot parse ${JSON.stringify(text)} as ${tag}: not valid base64`);
      }
      return text;
    case 'bool': {
      const word = WORDS.get(text);
      if (typeof word !== 'boolean') throw broken;
      return word;
    }
    case 'int':
    case 'float': {
      const number = readNumber(text.replaceAll('_', ''));
      if (number !== undefined) return number;
      throw new FunctionError(`cannot parse ${JSON.stringify(text)} as ${TAG_PREFIX}${wanted}`);
    }
    case 'timestamp': {
      const time = readTime(text);
      if (time === undefined) throw broken;
      return time;
    }
    case 'null':
      return null;
    default:
      return text;
  }
}

function readNumber(text: string): Value | undefined {
  if (!/^[+-]?0[xob]/i.test(text)) return /inf/i.test(text) ? undefined : parseNumber(text);
  const sign = text.startsWith('-') ? -1n : 1n;
  const digits = text.replace(/^[+-]/, '');
  if (!/^0(?:x[0-9a-f]{1,20}|o[0-7]{1,24}|b[01]{1,64})$/i.test(digits)) return undefined;
  const value = BigInt(digits);
  if (value >= 1n << 64n || (sign < 0n && value > 1n << 63n)) return undefined;
  return wholeNumber(sign * value);
}

const TIME =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})| +([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?)?$/;

/** A date, or a date and time, as RFC 3339 has it; `undefined` when it is none. */
function readTime(text: string): string | undefined {
  const [, year = '', month = '', day = '', ...times] = TIME.exec(text) ?? [];
  const [hour = '0', minute = '0', second = '0'] = times[0] === undefined ? times.slice(4) : times;
  const zone = times[3] ?? 'Z';
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (year === '' || Number(month) < 1 || Number(month) > 12 || date.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(zone.slice(1, 3)) > 24 || Number(zone.slice(4)) > 60) return undefined;
  const [mm = '', dd = '', h = '', m = '', s = ''] = [month, day, hour, minute, second].map((part) =>
    part.padStart(2, '0'),
  );
  return `${year}-${mm}-${dd}T${h}:${m}:${s}${/^[+-]00:00$/.test(zone) ? 'Z' : zone}`;
}
