/** Reads scaling policies of groups and tasks. */

import type { ScalingPolicy, ScalingTarget } from '@yurt/contract';
import type { Fields } from './fields.js';

/**
 * A scaling policy as Nomad stores it. Its minimum is the group's count by default; a missing maximum becomes -1, which
 * validation refuses. The ID is given at registration.
 */
export function readScaling(fields: Fields, count: number, target: ScalingTarget): ScalingPolicy {
  return {
    ID: '',
    Type: fields.text('Type') || 'horizontal',
    Target: target,
    Policy: fields.free('Policy'),
    Min: fields.integer('Min', 'int64') ?? count,
    Max: fields.integer('Max', 'int64') ?? -1,
    Enabled: fields.boolean('Enabled') ?? true,
    CreateIndex: 0,
    ModifyIndex: 0,
  };
}
