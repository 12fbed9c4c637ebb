/** Binding rules: which roles and policies a sign-in through an auth method gives. */

import { empty, endpoint, json } from '../../endpoint.js';
import type {
  ACLBindingRule,
  ACLBindingRuleListStub,
  ACLBindingRuleSpec,
  ACLBindingRuleUpdate,
} from '../../types/index.js';
import { blockingRead, removal, write } from '../facts.js';

export const list = endpoint({
  id: 'acl.bindingRules.list',
  ...blockingRead,
  path: '/v1/acl/binding-rules',
  summary: 'Lists binding rules.',
  answer: json<ACLBindingRuleListStub[]>(),
  acl: 'management',
  rpc: 'ACL.ListBindingRules',
  documentation: 'api-docs/acl/binding-rules#list-binding-rules',
});

export const create = endpoint({
  id: 'acl.bindingRules.create',
  ...write,
  path: '/v1/acl/binding-rule',
  summary: 'Creates a binding rule.',
  body: json<ACLBindingRuleSpec>(),
  answer: json<ACLBindingRule>(),
  acl: 'management',
  rpc: 'ACL.UpsertBindingRules',
  documentation: 'api-docs/acl/binding-rules#create-binding-rule',
});

export const read = endpoint({
  id: 'acl.bindingRules.read',
  ...blockingRead,
  path: '/v1/acl/binding-rule/:ruleId',
  summary: 'Reads a binding rule.',
  answer: json<ACLBindingRule>(),
  acl: 'management',
  rpc: 'ACL.GetBindingRule',
  statuses: { 404: 'no such rule' },
  documentation: 'api-docs/acl/binding-rules#read-binding-rule-by-name',
});

export const update = endpoint({
  id: 'acl.bindingRules.update',
  ...write,
  path: '/v1/acl/binding-rule/:ruleId',
  summary: 'Changes a binding rule.',
  body: json<ACLBindingRuleUpdate>(),
  answer: json<ACLBindingRule>(),
  acl: 'management',
  rpc: 'ACL.UpsertBindingRules',
  repeatable: 'yes',
  documentation: 'api-docs/acl/binding-rules#update-binding-rule',
});

const remove = endpoint({
  id: 'acl.bindingRules.delete',
  ...removal,
  path: '/v1/acl/binding-rule/:ruleId',
  summary: 'Deletes a binding rule.',
  answer: empty,
  acl: 'management',
  rpc: 'ACL.DeleteBindingRules',
  documentation: 'api-docs/acl/binding-rules#delete-binding-rule',
});
export { remove as delete };
