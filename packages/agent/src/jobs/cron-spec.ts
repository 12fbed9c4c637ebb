/** Whether a text is a cron expression as Nomad reads it: five to seven fields, or a name such as `@daily`. */

const shortcuts = new Set(['@annually', '@yearly', '@monthly', '@weekly', '@daily', '@hourly']);

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const weekdays = 'sun|mon|tue|wed|thu|fri|sat';

interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: string;
  readonly special?: RegExp;
}

const second: CronField = { name: 'second', least: 0, most: 59 };
const common: readonly CronField[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day-of-month', least: 1, most: 31, special: /^(?:l|lw|wl|\d{1,2}w)$/i },
  { name: 'month', least: 1, most: 12, words: months },
  {
    name: 'day-of-week',
    least: 0,
    most: 7,
    words: weekdays,
    special: /^(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:l|#[1-5])$/i,
  },
];
const year: CronField = { name: 'year', least: 1970, most: 2099 };

function isWithin(field: CronField, value: string): boolean {
  if (field.words !== undefined && new RegExp(`^(?:${field.words})[a-z]*$`, 'i').test(value)) return true;
  return /^\d+$/.test(value) && Number(value) >= field.least && Number(value) <= field.most;
}

function isDirective(field: CronField, directive: string): boolean {
  if (directive === '*' || directive === '?' || field.special?.test(directive) === true) return true;
  const [range, step, ...more] = directive.split('/');
  if (range === undefined || more.length > 0) return false;
  if (step !== undefined && (!/^\d+$/.test(step) || Number(step) < 1)) return false;
  if (range === '*') return true;
  const [from, to, ...others] = range.split('-');
  if (from === undefined || others.length > 0 || !isWithin(field, from)) return false;
  return to === undefined || isWithin(field, to);
}

/** What is wrong with a cron expression; `undefined` when nothing is. */
export function cronError(spec: string): string | undefined {
  const text = spec.trim();
  if (shortcuts.has(text)) return undefined;
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length < 5) return 'missing field(s)';
  const fields = parts.length === 5 ? common : parts.length === 6 ? [...common, year] : [second, ...common, year];
  for (const [i, field] of fields.entries()) {
    const part = parts[i] ?? '';
    const bad = part.split(',').find((directive) => !isDirective(field, directive));
    if (bad !== undefined) return `syntax error in ${field.name} field: '${part}'`;
  }
  return undefined;
}
