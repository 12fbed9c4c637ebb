/** Autopilot: how servers are judged, promoted and removed. */

import type { GoDuration } from '../../durations.js';
import type { Written } from '../written.js';

/**
 * Autopilot's configuration.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-autopilot-configuration
 */
export interface AutopilotConfiguration {
  /** Removes dead servers when a new one joins. Default `true`. */
  CleanupDeadServers: boolean;
  /** How long a server may be without a word from the leader and yet be healthy. Default `200ms`. */
  LastContactThreshold: GoDuration;
  /** By how many Raft log entries a server may lag and yet be healthy. Default 250. */
  MaxTrailingLogs: number;
  /** How many servers must remain when dead ones are removed; 0 for no such limit. Default 0. */
  MinQuorum: number;
  /** How long a new server must be healthy before it votes. Default `10s`. */
  ServerStabilizationTime: GoDuration;
  /** Keeps one voter a redundancy zone. Default `false`. Enterprise only. */
  EnableRedundancyZones: boolean;
  /** Does not wait with new versions until enough of them are there. Default `false`. Enterprise only. */
  DisableUpgradeMigration: boolean;
  /** Takes the servers' own `upgrade_version` for their version. Default `false`. Enterprise only. */
  EnableCustomUpgrades: boolean;
  /** Index at which it was first set. */
  CreateIndex: number;
  /** Index of its last change; what `cas` compares. */
  ModifyIndex: number;
}

/**
 * An {@link AutopilotConfiguration} as a user writes it. It replaces the whole configuration: what is left out becomes
 * `false` or 0, not the default. Durations must be text.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#update-autopilot-configuration
 */
export interface AutopilotConfigurationSpec extends Written<AutopilotConfiguration> {}

/**
 * An upgrade of the servers in progress, all servers by ID. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-health
 */
export interface AutopilotUpgrade {
  /** Where the upgrade is, such as `idle` or `await-new-voters`. */
  Status: string;
  /** Version that the servers are led to. */
  TargetVersion: string;
  /** Servers of that version that vote. */
  TargetVersionVoters: string[] | null;
  /** Servers of that version that do not vote yet. */
  TargetVersionNonVoters: string[] | null;
  /** Read replicas of that version. */
  TargetVersionReadReplicas: string[] | null;
  /** Servers of other versions that vote. */
  OtherVersionVoters: string[] | null;
  /** Servers of other versions that do not vote. */
  OtherVersionNonVoters: string[] | null;
  /** Read replicas of other versions. */
  OtherVersionReadReplicas: string[] | null;
  /** The same by redundancy zone. */
  RedundancyZones: Record<string, AutopilotZoneUpgradeVersions> | null;
}

/**
 * The servers of a redundancy zone. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-health
 */
export interface AutopilotZone {
  /** IDs of all its servers. */
  Servers: string[] | null;
  /** IDs of those that vote. */
  Voters: string[] | null;
  /** How many of its servers may fail before there is an outage. */
  FailureTolerance: number;
}

/**
 * An upgrade in progress within a redundancy zone, servers by ID. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-health
 */
export interface AutopilotZoneUpgradeVersions {
  /** Servers of the target version that vote. */
  TargetVersionVoters: string[] | null;
  /** Servers of the target version that do not vote yet. */
  TargetVersionNonVoters: string[] | null;
  /** Servers of other versions that vote. */
  OtherVersionVoters: string[] | null;
  /** Servers of other versions that do not vote. */
  OtherVersionNonVoters: string[] | null;
}

/**
 * Health of all servers of a region; answered with status 429 when one is unhealthy.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-health
 */
export interface OperatorHealthReply {
  /** Whether every server is healthy. */
  Healthy: boolean;
  /** How many healthy servers may fail before there is an outage. */
  FailureTolerance: number;
  /** One row a server. */
  Servers: ServerHealth[];
  /** ID of the leader. */
  Leader: string;
  /** IDs of the servers that vote. */
  Voters: string[];
  /** IDs of the read replicas. Enterprise only. */
  ReadReplicas?: string[];
  /** Servers by redundancy zone. Enterprise only. */
  RedundancyZones?: Record<string, AutopilotZone>;
  /** Upgrade in progress. Enterprise only. */
  Upgrade?: AutopilotUpgrade;
  /** How many servers may fail, if not all voters at once, before there is an outage. Enterprise only. */
  OptimisticFailureTolerance?: number;
}

/**
 * Health of one server, as the leader sees it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-health
 */
export interface ServerHealth {
  /** Its Raft ID, a UUID. */
  ID: string;
  /** Its name: `name.region`. */
  Name: string;
  /** Address and port of its RPC. */
  Address: string;
  /** Whether its gossip answers. */
  SerfStatus: 'alive' | 'leaving' | 'left' | 'failed' | 'none';
  /** Its Nomad version. */
  Version: string;
  /** Whether it is the leader. */
  Leader: boolean;
  /** How long it is since it heard of the leader; `0s` for the leader. */
  LastContact: GoDuration;
  /** Newest Raft term in its log. */
  LastTerm: number;
  /** Newest Raft index in its log. */
  LastIndex: number;
  /** Whether it is healthy by Autopilot's configuration. */
  Healthy: boolean;
  /** Whether it votes. */
  Voter: boolean;
  /** Since when `Healthy` is as it is, RFC 3339. */
  StableSince: string;
}
