/** Contents of blocks whose names are the user's: a driver's `config`, `meta`, `env`. */

import { isList, type Json, type JsonObject } from '../job/json.js';
import type { Key } from '../lint/finding.js';
import type { OpenBlock } from '../schema/field.js';
import type { Argument, Block, Contents } from './contents.js';
import { anyValue, argumentValue, isMap, isName, isPlainName, type Lose, MAX_DEPTH, textMap } from './values.js';

/** The block, or `name = { … }` where keys are no names and the field may stand so. */
export function openBlock(
  name: string,
  { of, orAttribute }: OpenBlock,
  values: JsonObject,
  keys: readonly Key[],
  lose: Lose,
): Block | Argument {
  if (orAttribute && !Object.keys(values).every(isPlainName)) return { name, value: textMap(values, keys, lose) };
  const named = Object.entries(values).filter(([key]) => {
    if (!isName(key)) lose([...keys, key], `A name in a ${name} block must be an identifier of HCL.`);
    return isName(key);
  });
  if (of === 'any') return { type: name, label: undefined, contents: freeContents(named, keys, lose, true) };
  const written = named.flatMap(([key, item]): Argument[] => {
    const isNull = item === null && of === 'texts';
    const value = isNull ? null : argumentValue(of, 'int64', item ?? '', [...keys, key], lose);
    return value === undefined ? [] : [{ name: key, value }];
  });
  return { type: name, label: undefined, contents: { arguments: written, blocks: [] } };
}

/**
 * Contents in which anything may stand. A map as a value, and each block, is read as a list of one map; so lists of maps are
 * written as blocks or as a map, and a map that is in no list in parentheses.
 */
function freeContents(
  values: readonly (readonly [string, Json])[],
  keys: readonly Key[],
  lose: Lose,
  isOutermost: boolean,
): Contents {
  const written: Argument[] = [];
  const blocks: (Block | Argument)[] = [];
  for (const [name, value] of values) {
    const path = [...keys, name];
    const maps = isList(value) && value.every(isMap) ? value : [];
    const [only, second] = maps;
    // A block of the type "dynamic" could be taken for one that makes blocks.
    if (only && maps.every(isBlock) && name !== 'dynamic' && path.length < MAX_DEPTH) {
      for (const [at, map] of maps.entries()) {
        const contents = freeContents(Object.entries(map), [...path, at], lose, false);
        blocks.push({ type: name, label: undefined, contents });
      }
      continue;
    }
    if (value === null && isOutermost) lose(path, 'Nomad drops what is null here.');
    const isOneMap = only && !second;
    const literal = isOneMap ? anyValue(only, [...path, 0], lose) : anyValue(value, path, lose);
    if (literal === undefined) continue;
    const argument = { name, value: literal, isEnclosed: isMap(value) };
    if (isOneMap || isMap(value)) blocks.push(argument);
    else written.push(argument);
  }
  return { arguments: written, blocks };
}

/** Whether a map may be written as a block: its keys are names, and no map is in it that is in no list. */
function isBlock(map: Json): boolean {
  return isMap(map) && Object.entries(map).every(([key, value]) => isPlainName(key) && !isMap(value));
}
