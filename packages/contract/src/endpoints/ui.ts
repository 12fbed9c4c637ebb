/** The web console that an agent serves: `nomad.ui`. */

import { bytes, empty, endpoint } from '../endpoint.js';
import { agentQuestion } from './facts.js';

export const root = endpoint({
  id: 'ui.root',
  ...agentQuestion,
  path: '/',
  anyMethod: true,
  summary: 'Sends a browser to the web console.',
  answer: empty,
  acl: 'anonymous',
  statuses: { 307: 'the console is at `/ui/`; the query is kept' },
  documentation: 'api-docs/ui',
});

export const asset = endpoint({
  id: 'ui.asset',
  ...agentQuestion,
  path: '/ui/*assetPath',
  anyMethod: true,
  summary: 'Reads a file of the web console.',
  remarks:
    'An unknown path gives the page itself, which has routes of its own; with the console off, a page that says so.',
  answer: bytes,
  acl: 'anonymous',
  documentation: 'api-docs/ui',
});
