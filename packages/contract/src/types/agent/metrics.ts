/** An agent's metrics, summed up over a short interval. */

/**
 * Metrics of the last whole interval (10 s unless configured otherwise).
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/metrics
 */
export interface MetricsSummary {
  /** When the interval began, such as `2026-11-21 11:00:20 +0000 UTC`. */
  Timestamp: string;
  /** Values as they stand. */
  Gauges: GaugeValue[];
  /** Values without summing up. */
  Points: PointValue[];
  /** How often things happened. */
  Counters: SampledValue[];
  /** How long things took, in milliseconds, or how big they were. */
  Samples: SampledValue[];
}

/**
 * A value as it stands.
 *
 * @see https://developer.hashicorp.com/nomad/docs/reference/metrics
 */
export interface GaugeValue {
  /** Name with its parts joined by dots, such as `nomad.client.allocated.cpu`. */
  Name: string;
  /** The last value of the interval; what unit it has depends on the metric. */
  Value: number;
  /** What tells metrics of one name apart, such as `node_id`. */
  Labels: Record<string, string>;
}

/**
 * Values in the order they came.
 *
 * @see https://developer.hashicorp.com/nomad/docs/reference/metrics
 */
export interface PointValue {
  /** Name with its parts joined by dots. */
  Name: string;
  /** The values of the interval. */
  Points: number[];
}

/**
 * Values summed up over the interval.
 *
 * @see https://developer.hashicorp.com/nomad/docs/reference/metrics
 */
export interface SampledValue {
  /** Name with its parts joined by dots, such as `nomad.nomad.rpc.query`. */
  Name: string;
  /** How many values there were. */
  Count: number;
  /** Sum of the values a second. */
  Rate: number;
  /** Sum of the values. */
  Sum: number;
  /** Least value. */
  Min: number;
  /** Greatest value. */
  Max: number;
  /** Their mean. */
  Mean: number;
  /** Their standard deviation. */
  Stddev: number;
  /** What tells metrics of one name apart. */
  Labels: Record<string, string>;
}
