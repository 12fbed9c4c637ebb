/**
 * Starts an embedded agent and says, as one line of JSON, where it is and how many milliseconds `startAgent()` took. Ends
 * on SIGTERM.
 */

import { startAgent } from '@yurt/agent';

const started = performance.now();
const agent = await startAgent({ logLevel: 'error' });
console.log(JSON.stringify({ address: agent.address, ready: performance.now() - started }));
process.once('SIGTERM', () => void agent.close());
