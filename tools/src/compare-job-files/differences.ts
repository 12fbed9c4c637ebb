/** Where two answers to a job file differ. */

import { stringifyExact } from '@yurt/contract';
import type { Answer } from './corpus.js';

/** The most lines that one pair of answers gives. */
const most = 12;

/**
 * One line for each place where they differ; none when they are equal. Numbers must be the same number, written in any
 * way. A refusal must have the expected text; where several are expected, one of them, its lines in any order.
 */
export function differences(expected: Answer, actual: Answer): string[] {
  if (expected.kind === 'job' && actual.kind === 'job') {
    const lines: string[] = [];
    compare('parsed', expected.parsed, actual.parsed, lines);
    if ('canonical' in expected || 'canonical' in actual) {
      compare('canonical', expected.canonical, actual.canonical, lines);
    }
    return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more`] : lines;
  }
  if (expected.kind === 'refused' && actual.kind === 'refused') {
    // Several texts mean that Nomad found things in no order; then their lines may come in any.
    const form = expected.texts.length > 1 ? unordered : (text: string): string => text;
    const known = new Set(expected.texts.map(form));
    if (actual.texts.every((text) => known.has(form(text)))) return [];
  }
  return [`expected ${shown(expected)}`, `     got ${shown(actual)}`];
}

function shown(answer: Answer): string {
  return answer.kind === 'job' ? 'a job' : answer.texts.map((text) => JSON.stringify(text)).join(' or ');
}

/** The lines of a refusal in order of their texts. */
function unordered(text: string): string {
  const prefix = 'Failed to parse job: ';
  const lines = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  return lines.split('\n').toSorted().join('\n');
}

function compare(path: string, expected: unknown, actual: unknown, lines: string[]): void {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
      compare(`${path}[${i}]`, expected[i], actual[i], lines);
    }
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      compare(`${path}.${key}`, expected[key], actual[key], lines);
    }
  } else if (written(expected) !== written(actual)) {
    lines.push(`${path}: expected ${written(expected)}, got ${written(actual)}`);
  }
}

function written(value: unknown): string {
  const text = stringifyExact(value) ?? 'nothing';
  // Nomad writes the whole numbers that it keeps as doubles with all their digits and a fraction of nothing.
  return typeof value === 'object' && /^-?\d+\.0$/.test(text) ? String(Number(text)) : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
