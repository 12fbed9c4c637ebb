/** What a scalar of YAML means: a number, a bool, null, or the text itself. */

import { parseNumber, wholeNumber } from '../../hcl/values/number.js';
import type { Value } from '../../hcl/values/value.js';
import { fromBase64 } from '../bytes.js';
import { type Mark, structureError } from './token.js';

/** What the tags of YAML itself begin with. */
export const TAG_PREFIX = 'tag:yaml.org,2002:';

const WORDS: readonly (readonly [RegExp, Value])[] = [
  [/^(?:[yY]|[yY]es|YES|[tT]rue|TRUE|[oO]n|ON)$/, true],
  [/^(?:[nN]|[nN]o|NO|[fF]alse|FALSE|[oO]ff|OFF)$/, false],
  [/^(?:~|[nN]ull|NULL)?$/, null],
  [/^\+?\.(?:[iI]nf|INF)$/, Number.POSITIVE_INFINITY],
  [/^-\.(?:[iI]nf|INF)$/, Number.NEGATIVE_INFINITY],
];

const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The value of a scalar. Throws `FunctionError`.
 *
 * @param start - The place that errors tell. Left out: none.
 */
export function resolveScalar(tag: string, text: string, quoted: boolean, start: Mark = { line: 0, column: 0 }): Value {
  const fail = (why: string): never => {
    throw structureError(why, start);
  };
  const broken = (as: string, why = ''): never => fail(`cannot parse ${JSON.stringify(text)} as ${as}${why}`);
  const [, kind] = /^tag:yaml\.org,2002:(str|bool|int|float|null|timestamp|binary)$/.exec(tag) ?? [];
  if (tag !== '' && kind === undefined) fail(`unsupported tag ${JSON.stringify(tag)}`);
  if (kind === 'str') return text;
  if (kind === 'binary') return fromBase64(text) ? text : broken(tag, ': not valid base64');
  if (quoted && /^(?:$|[-+0-9yYnNtTfFoO~.])/.test(text)) return text;
  const word = WORDS.find(([expression]) => expression.test(text));
  if (word) return word[1];
  if (tag === '' && /^\.(?:nan|NaN|NAN)$/.test(text)) fail('floating point NaN is not supported');
  const fraction = text.startsWith('.') ? parseNumber(text) : undefined;
  if (fraction !== undefined) return fraction;
  const time = tag === '' || kind === 'timestamp' ? readTime(text) : undefined;
  if (time !== undefined) return time;
  const isNumeric = /^[-+0-9]/.test(text);
  const wanted = isNumeric && INTEGER.test(text) ? 'int' : isNumeric && FLOAT.test(text) ? 'float' : kind;
  if (wanted === 'int' || wanted === 'float') {
    return readNumber(text.replaceAll('_', '')) ?? broken(TAG_PREFIX + wanted);
  }
  if (wanted === 'null') return null;
  return wanted === undefined ? text : broken(tag);
}

function readNumber(text: string): Value | undefined {
  if (!/^[+-]?0[xob]/i.test(text)) return /inf/i.test(text) ? undefined : parseNumber(text);
  const [, sign, digits = ''] = /^([+-]?)(0(?:x[0-9a-f]{1,20}|o[0-7]{1,24}|b[01]{1,64}))$/i.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return value >= 1n << 64n || value < -1n << 63n ? undefined : wholeNumber(value);
}

const TIME =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|( +))([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/;

/** A date, or a date and time, as RFC 3339 has it; `undefined` when it is none. */
function readTime(text: string): string | undefined {
  const [, year = '', month = '', day = '', blank, hour, minute = '0', second = '0', zone] = TIME.exec(text) ?? [];
  // After a blank there is no zone, after a letter there must be one.
  if (hour !== undefined && (blank === undefined) !== (zone !== undefined)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (year === '' || Number(month) < 1 || Number(month) > 12 || date.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(zone?.slice(1, 3)) > 24 || Number(zone?.slice(4)) > 60) return undefined;
  const [mm, dd, h, m, s] = [month, day, hour ?? '', minute, second].map((part) => part.padStart(2, '0'));
  return `${year}-${mm}-${dd}T${h}:${m}:${s}${zone === undefined || /^[+-]00:00$/.test(zone) ? 'Z' : zone}`;
}
