/** The client that users make. */

import { Connection, NomadCore } from './core/nomad-core.js';
import type { DerivedOptions, NomadOptions } from './core/options.js';
import {
  Acl,
  Agent,
  Allocations,
  Client,
  Debug,
  Deployments,
  Evaluations,
  EventStream,
  Jobs,
  Metrics,
  Namespaces,
  NodePools,
  Nodes,
  Operator,
  Plugins,
  Quotas,
  Recommendations,
  Regions,
  Scaling,
  Search,
  Sentinel,
  Services,
  Status,
  System,
  Ui,
  Variables,
  Volumes,
  WellKnown,
} from './resources/index.js';

/**
 * A client of Nomad's HTTP API.
 *
 * Settings come from the options, then from the environment (`NOMAD_ADDR` and the others), then from defaults; inside a
 * task of Nomad the task API's socket and the workload identity are found without any. Nothing is connected before the
 * first call.
 *
 * @throws ConfigurationError when a setting is wrong.
 */
export class Nomad extends NomadCore {
  /** Jobs. */
  readonly jobs = new Jobs(this);
  /** What changes in the cluster, as it happens. */
  readonly events = new EventStream(this);
  /** Allocations, as the servers know them. */
  readonly allocations = new Allocations(this);
  /** Evaluations. */
  readonly evaluations = new Evaluations(this);
  /** Deployments. */
  readonly deployments = new Deployments(this);
  /** Nodes, as the servers know them. */
  readonly nodes = new Nodes(this);
  /** Node pools. */
  readonly nodePools = new NodePools(this);
  /** The nodes themselves: figures, files, logs, metadata. */
  readonly client = new Client(this);
  /** Host volumes and CSI volumes. */
  readonly volumes = new Volumes(this);
  /** CSI plugins. */
  readonly plugins = new Plugins(this);
  /** Services that are registered with Nomad itself. */
  readonly services = new Services(this);
  /** Variables and their locks. */
  readonly variables = new Variables(this);
  /** Namespaces. */
  readonly namespaces = new Namespaces(this);
  /** Quotas. Enterprise only. */
  readonly quotas = new Quotas(this);
  /** Recommendations for resources. Enterprise only. */
  readonly recommendations = new Recommendations(this);
  /** Scaling policies. */
  readonly scaling = new Scaling(this);
  /** Search by ID or by text. */
  readonly search = new Search(this);
  /** Access control: tokens, policies, roles, sign-in. */
  readonly acl = new Acl(this);
  /** Sentinel policies. Enterprise only. */
  readonly sentinel = new Sentinel(this);
  /** The agent that is called, and others through it. */
  readonly agent = new Agent(this);
  /** The agent's metrics. */
  readonly metrics = new Metrics(this);
  /** The servers' own state. */
  readonly status = new Status(this);
  /** Regions. */
  readonly regions = new Regions(this);
  /** What those who run the cluster need. */
  readonly operator = new Operator(this);
  /** The whole system: garbage collection. */
  readonly system = new System(this);
  /** What other systems read to trust workload identities. */
  readonly wellKnown = new WellKnown(this);
  /** The web console that the agent serves. */
  readonly ui = new Ui(this);
  /** Go's profiling pages, where the agent has them on. */
  readonly debug = new Debug(this);

  constructor(options: NomadOptions | Connection = {}) {
    super(options instanceof Connection ? options : Connection.open(options));
  }

  /**
   * A client with other settings that shares this one's connections and its knowledge of which agents answer. Closing one
   * closes both.
   *
   * @throws ConfigurationError on a setting that is wrong, unknown, or the connections' own.
   */
  with(changes: DerivedOptions): Nomad {
    return new Nomad(this.derived(changes));
  }
}
