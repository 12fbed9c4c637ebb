/**
 * Prints the endpoint table as JSON: an array of rows, one for each method of a route. The documentation, the coverage
 * table and checks against Nomad's own surface are made from it.
 */

import { endpoints, wireName, type Endpoint } from '@yurt/contract';

function queryOf(row: Endpoint) {
  return Object.entries(row.query ?? {}).map(([name, parameter]) => ({
    name,
    wire: wireName(name, parameter),
    kind: parameter.kind,
    required: parameter.required,
    description: parameter.description,
    ...(parameter.values ? { values: parameter.values } : {}),
  }));
}

function rowsOf(row: Endpoint) {
  const { id, method, alsoMethods = [], path, query, body, answer, ...facts } = row;
  return [method, ...alsoMethods].map((each) => ({
    id,
    method: each,
    path,
    ...facts,
    ...(query ? { query: queryOf(row) } : {}),
    ...(body ? { body: body.kind, bodyOptional: body.optional === true } : {}),
    answer: answer.kind,
  }));
}

// A reader such as `head` leaves when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(`${JSON.stringify(endpoints.flatMap(rowsOf), undefined, 2)}\n`);
