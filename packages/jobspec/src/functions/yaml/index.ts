/** Functions of YAML. */

import { fixed, type FunctionTable, nullable, parameter, textOf } from '../signature.js';
import { fromYaml } from './read.js';
import { toYaml } from './write.js';

/** The functions of YAML. */
export const yaml: FunctionTable = {
  yamldecode: fixed([parameter('src', 'string')], ([text], budget) => fromYaml(textOf(text), budget)),
  yamlencode: fixed([nullable('value')], ([value = null]) => toYaml(value)),
};
