/** The agent's metrics: `nomad.metrics`. */

import { endpoint, json, text } from '../endpoint.js';
import type { MetricsSummary } from '../types/index.js';
import { agentQuestion } from './facts.js';

export const read = endpoint({
  id: 'metrics.read',
  ...agentQuestion,
  path: '/v1/metrics',
  summary: 'Reads the metrics of the agent over its latest interval.',
  answer: json<MetricsSummary>(),
  acl: 'anonymous',
  documentation: 'api-docs/metrics',
});

export const prometheus = endpoint({
  id: 'metrics.prometheus',
  ...agentQuestion,
  path: '/v1/metrics',
  summary: "Reads the metrics of the agent in Prometheus's text format.",
  fixedQuery: { format: 'prometheus' },
  answer: text,
  acl: 'anonymous',
  statuses: { 415: '`telemetry.prometheus_metrics` is not set' },
  variantOf: 'metrics.read',
  documentation: 'api-docs/metrics',
});
