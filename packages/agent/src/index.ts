/** An embedded agent that speaks Nomad's API: `startAgent()`. */
export { type Agent, type AgentNode, startAgent } from './agent.js';
export type { AgentOptions, ClientOptions, LogLevel } from './agent-options.js';
export { agentOptions } from './config/agent-options.js';
export type { AgentConfiguration } from './config/configuration.js';
export { ConfigurationError } from './config/configuration-error.js';
export { keysWithoutEffect } from './config/keys-without-effect.js';
export { loadConfiguration, parseConfiguration } from './config/on-demand.js';
export type { InjectedAnswer, InjectedRequest } from './http/server.js';
export type { DriverSettings, ReservedOnNode, StaticHostVolume } from './node/node-handle.js';
