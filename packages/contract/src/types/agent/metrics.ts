// MetricsSummary: roles response; used by metrics.get
export interface MetricsSummary {
  Timestamp: string;
  Gauges: GaugeValue[] | null;
  Points: PointValue[] | null;
  Counters: SampledValue[] | null;
  Samples: SampledValue[] | null;
}

// GaugeValue: roles response; used by -
export interface GaugeValue {
  Name: string;
  Value: number;
  Labels: Record<string, string> | null;
}

// PointValue: roles response; used by -
export interface PointValue {
  Name: string;
  Points: number[] | null;
}

// SampledValue: roles response; used by -
export interface SampledValue {
  Name: string;
  Count: number; // from AggregateSample
  Rate: number; // from AggregateSample
  Sum: number; // from AggregateSample
  Min: number; // from AggregateSample
  Max: number; // from AggregateSample
  Mean: number;
  Stddev: number;
  Labels: Record<string, string> | null;
}
