/** The client against the Nomad that `NOMAD_ADDR` names: `npm run test:nomad`. */

import { Nomad } from '@yurt/client';
import { clientSuite } from './client-suite.js';

if (!process.env['NOMAD_ADDR'])
  throw new Error('Set NOMAD_ADDR to the Nomad to test against; its nodes need raw_exec.');

clientSuite(`on ${process.env['NOMAD_ADDR']}`, () => {
  const nomad = new Nomad();
  return Promise.resolve({ nomad, close: () => nomad.close() });
});
