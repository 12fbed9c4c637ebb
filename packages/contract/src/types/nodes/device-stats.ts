/** Statistics of devices such as GPUs, as their plugins report them. */

/**
 * Statistics of the instances of one device model.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface DeviceGroupStats {
  /** Who makes it, such as `nvidia`. */
  Vendor: string;
  /** Kind of device, such as `gpu`. */
  Type: string;
  /** Model, such as `1080ti`. */
  Name: string;
  /** Each instance by its ID; `null` when none reported. */
  InstanceStats: Record<string, DeviceStats> | null;
}

/**
 * Statistics of one device.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface DeviceStats {
  /** The one figure that tells most, such as memory in use; `null` when the plugin names none. */
  Summary: StatValue | null;
  /** Everything that the plugin measures; `null` when it measures nothing more. */
  Stats: StatObject | null;
  /** When it was measured, RFC 3339; `null` when the plugin does not say. */
  Timestamp: string | null;
}

/**
 * A tree of figures.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface StatObject {
  /** Trees below this one, by name; `null` when there are none. */
  Nested: Record<string, StatObject> | null;
  /** Figures at this level, by name; `null` when there are none. */
  Attributes: Record<string, StatValue> | null;
}

/**
 * A figure of one of four kinds; the keys of the others are left out.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface StatValue {
  /** A number with a fraction, or the upper part of a ratio. */
  FloatNumeratorVal?: number;
  /** The lower part; without it the value is no ratio. */
  FloatDenominatorVal?: number;
  /** A whole number, or the upper part of a ratio. */
  IntNumeratorVal?: number;
  /** The lower part; without it the value is no ratio. */
  IntDenominatorVal?: number;
  /** Text. */
  StringVal?: string;
  /** A yes or no. */
  BoolVal?: boolean;
  /** Unit of the number, such as `MiB`, `%` or `C`. */
  Unit?: string;
  /** What the figure means, for people. */
  Desc?: string;
}
