/** All rules, in the order in which what they find is told. */

import type { Rule } from '../rule.js';
import { canaryWithoutPromotion } from './canary-without-promotion.js';
import { commandWithArguments } from './command-with-arguments.js';
import { containerNetwork } from './container-network.js';
import { datacenterWithoutNode } from './datacenter-without-node.js';
import { driverWithoutNode } from './driver-without-node.js';
import { exclusiveVolume } from './exclusive-volume.js';
import { impossibleConstraint } from './impossible-constraint.js';
import { jobIdHidesRoute } from './job-id-hides-route.js';
import { killTimeoutOverLimit } from './kill-timeout-over-limit.js';
import { leaderEndsEarly } from './leader-ends-early.js';
import { logsOverDisk } from './logs-over-disk.js';
import { missingDriverKey } from './missing-driver-key.js';
import { missingResources } from './missing-resources.js';
import { mutableImage } from './mutable-image.js';
import { noMainTask } from './no-main-task.js';
import { periodicParameterized } from './periodic-parameterized.js';
import { plainSecret } from './plain-secret.js';
import { rescheduleNeverReached } from './reschedule-never-reached.js';
import { serviceWithoutCheck } from './service-without-check.js';
import { staticPortWithCount } from './static-port-with-count.js';
import { templatePath } from './template-path.js';
import { undefinedPortLabel } from './undefined-port.js';
import { unknownDriverKey } from './unknown-driver-key.js';
import { unpublishedPort } from './unpublished-port.js';
import { updateAllAtOnce } from './update-all-at-once.js';

const table = [
  jobIdHidesRoute,
  periodicParameterized,
  datacenterWithoutNode,
  driverWithoutNode,
  unknownDriverKey,
  missingDriverKey,
  commandWithArguments,
  undefinedPortLabel,
  unpublishedPort,
  containerNetwork,
  staticPortWithCount,
  serviceWithoutCheck,
  canaryWithoutPromotion,
  updateAllAtOnce,
  rescheduleNeverReached,
  killTimeoutOverLimit,
  templatePath,
  plainSecret,
  mutableImage,
  missingResources,
  exclusiveVolume,
  logsOverDisk,
  impossibleConstraint,
  noMainTask,
  leaderEndsEarly,
] as const satisfies readonly Rule[];

/** The name of a rule. */
export type LintCode = (typeof table)[number]['code'];

/** All rules. */
export const lintRules: readonly (Rule & { readonly code: LintCode })[] = table;
