/** An embedded agent that speaks Nomad's API: `startAgent()`. */
export { type Agent, type AgentNode, startAgent } from './agent.js';
export type { AgentOptions, ClientOptions, LogLevel } from './agent-options.js';
export { agentOptions } from './config/agent-options.js';
export {
  type AgentConfiguration,
  ConfigurationError,
  loadConfiguration,
  parseConfiguration,
} from './config/configuration.js';
export { keysWithoutEffect } from './config/keys-without-effect.js';
export type { InjectedAnswer, InjectedRequest } from './http/server.js';
export type { DriverSettings, ReservedOnNode, StaticHostVolume } from './node/node-handle.js';
