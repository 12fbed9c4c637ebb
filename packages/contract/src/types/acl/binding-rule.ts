// ACLBindingRule: roles request,response; used by acl.createBindingRule, acl.createBindingRule, acl.getBindingRule, acl.updateBindingRule, acl.updateBindingRule
export interface ACLBindingRule {
  ID: string; // seen 1 null 0 absent 0
  Description: string; // seen 1 null 0 absent 0 e.g. d
  AuthMethod: string; // seen 1 null 0 absent 0 e.g. jwt1
  Selector: string; // seen 1 null 0 absent 0 e.g. 
  BindType: string; // seen 1 null 0 absent 0 e.g. policy
  BindName: string; // seen 1 null 0 absent 0 e.g. readonly
  CreateTime: string; // rfc3339; seen 1 null 0 absent 0
  ModifyTime: string; // rfc3339; seen 1 null 0 absent 0
  CreateIndex: number; // seen 1 null 0 absent 0
  ModifyIndex: number; // seen 1 null 0 absent 0
  Hash: string; // server only; seen 1 null 0 absent 0
}

// ACLBindingRuleListStub: roles response; used by acl.listBindingRules
export interface ACLBindingRuleListStub {
  ID: string; // seen 1 null 0 absent 0
  Description: string; // seen 1 null 0 absent 0 e.g. d
  AuthMethod: string; // seen 1 null 0 absent 0 e.g. jwt1
  CreateIndex: number; // seen 1 null 0 absent 0
  ModifyIndex: number; // seen 1 null 0 absent 0
  Hash: string; // server only; seen 1 null 0 absent 0
}
