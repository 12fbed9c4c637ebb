/** Routes of access control: `nomad.acl`. Each answers 400 on a cluster whose ACLs are off. */
export * from './sign-in.js';
export * as authMethods from './auth-methods.js';
export * as bindingRules from './binding-rules.js';
export * as oidc from './oidc.js';
export * as policies from './policies.js';
export * as roles from './roles.js';
export * as tokens from './tokens.js';
