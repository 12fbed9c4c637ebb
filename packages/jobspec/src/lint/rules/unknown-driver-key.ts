/** A key of `config` that the task's driver does not have. */

import { nameSuggestion } from '../../hcl/suggestion.js';
import { type ConfigBlock, driverConfigs } from '../driver-config.js';
import type { Key } from '../finding.js';
import { isObject, listOf, quote, text } from '../reading.js';
import { problem, type Problem, type Rule } from '../rule.js';

function names({ keys, blocks }: ConfigBlock): Set<string> {
  return new Set([...keys.replaceAll('!', '').split(/\s+/u), ...Object.keys(blocks ?? {})]);
}

function* unknownKeys(config: object, shape: ConfigBlock, at: readonly Key[], refuses: string): Generator<Problem> {
  const known = names(shape);
  for (const [key, value] of Object.entries(config)) {
    const keys = [...at, key];
    if (!known.has(key)) {
      const near = nameSuggestion(key, known);
      const fix = near === undefined ? 'Remove it.' : `Write ${quote(near)}.`;
      yield problem(keys, `${refuses} ${quote(key)}, so the task fails when it starts.`, fix);
      continue;
    }
    const block = shape.blocks?.[key];
    if (block === undefined) continue;
    for (const [index, item] of listOf(value).entries()) {
      if (isObject(item)) yield* unknownKeys(item, block, Array.isArray(value) ? [...keys, index] : keys, refuses);
    }
  }
}

export const unknownDriverKey = {
  code: 'unknown-driver-key',
  severity: 'error',
  *task({ task, at }) {
    const driver = text(task.Driver);
    const shape = driverConfigs.get(driver);
    if (shape === undefined || !isObject(task.Config)) return;
    yield* unknownKeys(task.Config, shape, [...at, 'Config'], `The driver ${quote(driver)} refuses`);
  },
} as const satisfies Rule;
