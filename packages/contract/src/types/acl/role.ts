// ACLRole: roles request,response; used by acl.createRole, acl.createRole, acl.getRole, acl.updateRole, acl.updateRole, acl.getRoleByName
export interface ACLRole {
  ID: string; // seen 4 null 0 absent 0
  Name: string; // seen 4 null 0 absent 0 e.g. reader
  Description: string; // seen 4 null 0 absent 0 e.g. d, changed
  Policies: ACLRolePolicyLink[]; // seen 4 null 0 absent 0
  CreateIndex: number; // seen 4 null 0 absent 0
  ModifyIndex: number; // seen 4 null 0 absent 0
  Hash: string; // server only; seen 4 null 0 absent 0
}

// ACLRoleListStub: roles response; used by acl.listRoles
export interface ACLRoleListStub {
  ID: string; // seen 1 null 0 absent 0
  Name: string; // seen 1 null 0 absent 0 e.g. reader
  Description: string; // seen 1 null 0 absent 0 e.g. d
  Policies: ACLRolePolicyLink[] | null; // seen 1 null 0 absent 0
  CreateIndex: number; // seen 1 null 0 absent 0
  ModifyIndex: number; // seen 1 null 0 absent 0
  Hash: string; // server only; seen 1 null 0 absent 0
}

// ACLRolePolicyLink: roles request,response; used by -
export interface ACLRolePolicyLink {
  Name: string; // seen 6 null 0 absent 0 e.g. readonly, lister
}
