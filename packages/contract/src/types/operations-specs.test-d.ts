/**
 * What users may and may not write as access control, namespaces, variables and the operator's settings, and what they read
 * without a check: each line marked below is an error, or the file fails to compile.
 */

import { minutes, seconds } from '../durations.js';
import type {
  ACLAuthMethod,
  ACLAuthMethodSpec,
  ACLAuthMethodUpdate,
  ACLBindingRule,
  ACLBindingRuleSpec,
  ACLPolicy,
  ACLPolicySpec,
  ACLRole,
  ACLRoleSpec,
  ACLToken,
  ACLTokenSpec,
  AgentSelf,
  AutopilotConfiguration,
  AutopilotConfigurationSpec,
  FuzzySearchResponse,
  Namespace,
  NamespaceSpec,
  OneTimeTokenExchangeResponse,
  OperatorHealthReply,
  QuotaSpec,
  QuotaSpecInput,
  Recommendation,
  RecommendationSpec,
  SchedulerConfiguration,
  SchedulerConfigurationResponse,
  SchedulerConfigurationSpec,
  SearchResponse,
  SentinelPolicy,
  SentinelPolicySpec,
  Variable,
  VariableLockRequest,
  VariableSpec,
} from './index.js';

declare function take<T>(value: T): void;
declare function give<T>(): T;

// What a server sends can be sent back.
take<ACLAuthMethodSpec>(give<ACLAuthMethod>());
take<ACLAuthMethodUpdate>(give<ACLAuthMethodSpec>());
take<ACLBindingRuleSpec>(give<ACLBindingRule>());
take<ACLPolicySpec>(give<ACLPolicy>());
take<ACLRoleSpec>(give<ACLRole>());
take<ACLTokenSpec>(give<ACLToken>());
take<AutopilotConfigurationSpec>(give<AutopilotConfiguration>());
take<NamespaceSpec>(give<Namespace>());
take<QuotaSpecInput>(give<QuotaSpec>());
take<RecommendationSpec>(give<Recommendation>());
take<SchedulerConfigurationSpec>(give<SchedulerConfiguration>());
take<SentinelPolicySpec>(give<SentinelPolicy>());
take<VariableLockRequest>(give<Variable>());
// @ts-expect-error A variable may come without values, and none can be written without.
take<VariableSpec>(give<Variable>());

// The least of each.
take<ACLPolicySpec>({ Name: 'readonly' });
take<ACLRoleSpec>({ Name: 'reader', Policies: [{ Name: 'readonly' }] });
take<ACLTokenSpec>({ Type: 'management' });
take<ACLAuthMethodSpec>({ Name: 'ci', Type: 'JWT', TokenLocality: 'local', MaxTokenTTL: minutes(5), Config: {} });
take<ACLAuthMethodUpdate>({ Name: 'ci', MaxTokenTTL: '10m' });
take<ACLBindingRuleSpec>({ AuthMethod: 'ci', BindType: 'management' });
take<NamespaceSpec>({ Name: 'team-a' });
take<QuotaSpecInput>({ Name: 'small', Limits: [{ Region: 'global', RegionLimit: { CPU: 1000 } }] });
take<VariableSpec>({ Items: { user: 'me' } });
take<VariableLockRequest>({ Lock: { TTL: seconds(30), LockDelay: '1s' } });
take<SchedulerConfigurationSpec>({ SchedulerAlgorithm: 'spread', PreemptionConfig: { SystemSchedulerEnabled: true } });
take<AutopilotConfigurationSpec>({ LastContactThreshold: '200ms' });

// What Nomad refuses, or would ignore in silence.
// @ts-expect-error A policy without a name.
take<ACLPolicySpec>({ Rules: '' });
// @ts-expect-error A token without a type.
take<ACLTokenSpec>({ Policies: ['readonly'] });
// @ts-expect-error A kind of token that there is not.
take<ACLTokenSpec>({ Type: 'admin' });
// @ts-expect-error A role without policies.
take<ACLRoleSpec>({ Name: 'reader' });
// @ts-expect-error A key that has a typo.
take<NamespaceSpec>({ Name: 'team-a', Descripton: 'x' });
// @ts-expect-error A key that has a typo, further in.
take<NamespaceSpec>({ Name: 'team-a', Capabilities: { EnabledTaskDriver: ['raw_exec'] } });
// @ts-expect-error A value that is no text.
take<VariableSpec>({ Items: { port: 80 } });
// @ts-expect-error Autopilot takes durations as text alone.
take<AutopilotConfigurationSpec>({ LastContactThreshold: seconds(1) });
// @ts-expect-error An algorithm that there is not.
take<SchedulerConfigurationSpec>({ SchedulerAlgorithm: 'random' });

// What is always there is read without a check.
take<string>(give<AgentSelf>().config.Region);
take<number>(give<AgentSelf>().config.Ports.HTTP);
take<string | undefined>(give<AgentSelf>().stats['nomad']?.['leader']);
take<unknown>(give<AgentSelf>().config['Sentinel']);
take<string>(give<OneTimeTokenExchangeResponse>().Token.SecretID);
take<number>(give<OperatorHealthReply>().Servers.length);
take<boolean>(give<SchedulerConfigurationResponse>().SchedulerConfig.PreemptionConfig.BatchSchedulerEnabled);
take<string | undefined>(give<FuzzySearchResponse>().Matches.tasks?.[0]?.ID);
take<string[] | null | undefined>(give<SearchResponse>().Matches.jobs);
// @ts-expect-error A kind without a match is null.
take<string[] | undefined>(give<SearchResponse>().Matches.jobs);
