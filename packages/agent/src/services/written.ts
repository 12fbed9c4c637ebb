/** What callers wrote, before it is known to be of the type that a row says. */

import { Fields, isJsonObject } from '../jobs/fields.js';

/**
 * The fields of a body, or of an object in it. Reading one of the wrong type is refused in the words of Nomad's decoder.
 *
 * @param struct The name of Nomad's type, which those words hold.
 */
export function written(body: unknown, struct: string): Fields {
  return new Fields(isJsonObject(body) ? body : {}, struct);
}
