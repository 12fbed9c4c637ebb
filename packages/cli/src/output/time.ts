/** Times as Nomad's command line shows them: ISO 8601 in the local zone, or how long ago. */

/** A time of the API: nanoseconds since 1970, or ISO 8601 text; the text has no time when its year is 1. */
export type ApiTime = number | string | null | undefined;

/** The time to the second in the local zone, such as `2026-01-31T09:30:00+01:00`; empty when there is none. */
export function isoTime(time: ApiTime): string {
  const milliseconds = toMilliseconds(time);
  return milliseconds === undefined ? '' : isoText(new Date(milliseconds));
}

/** The present time, as {@link isoTime} writes it. */
export function isoNow(): string {
  return isoText(new Date());
}

/** How long ago a time was, in its two greatest units, such as `1h30m ago` or `5s from now`; empty when there is none. */
export function ago(time: ApiTime, now = Date.now()): string {
  const milliseconds = toMilliseconds(time);
  if (milliseconds === undefined) return '';
  const seconds = Math.round(now / 1000) - Math.round(milliseconds / 1000);
  return `${span(Math.abs(seconds))} ${seconds < 0 ? 'from now' : 'ago'}`;
}

/** A length of time in its two greatest units that are not zero, such as `2d3h`; months have 30 days. */
function span(seconds: number): string {
  const units: readonly (readonly [name: string, size: number])[] = [
    ['s', 60],
    ['m', 60],
    ['h', 24],
    ['d', 30],
    ['mo', 12],
    ['y', Infinity],
  ];
  const parts: string[] = [];
  let rest = Math.floor(seconds);
  for (const [name, size] of units) {
    const count = size === Infinity ? rest : rest % size;
    if (count > 0) parts.unshift(`${count}${name}`);
    rest = size === Infinity ? 0 : Math.floor(rest / size);
  }
  return parts.slice(0, 2).join('') || '0s';
}

/** Whole seconds as hours, minutes and seconds, such as `1h48m1s`. */
export function hoursText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const shown = hours > 0 ? `${hours}h${minutes}m` : minutes > 0 ? `${minutes}m` : '';
  return `${shown}${Math.floor(seconds % 60)}s`;
}

function toMilliseconds(time: ApiTime): number | undefined {
  if (time === undefined || time === null || time === 0 || time === '') return undefined;
  const milliseconds = typeof time === 'number' ? time / 1e6 : Date.parse(time);
  return Number.isNaN(milliseconds) || milliseconds <= 0 ? undefined : milliseconds;
}

function isoText(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const zone = offset === 0 ? 'Z' : `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${zone}`;
}
