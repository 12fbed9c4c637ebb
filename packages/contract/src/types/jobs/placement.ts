// Constraint: roles request,response; used by -
export interface Constraint {
  LTarget: string; // hcl attribute,optional; seen 4 null 0 absent 0 e.g. ${attr.kernel.name}, ${attr.nomad.service_discovery}, ${attr.nomad.version}
  RTarget: string; // hcl value,optional; seen 4 null 0 absent 0 e.g. linux, true, >= 1.4.0, >= 1.7.0-a
  Operand: string; // hcl operator,optional; seen 4 null 0 absent 0 e.g. =, semver
}

// Affinity: roles request,response; used by -
export interface Affinity {
  LTarget: string; // hcl attribute,optional; seen 1 null 0 absent 0 e.g. ${node.class}
  RTarget: string; // hcl value,optional; seen 1 null 0 absent 0 e.g. x
  Operand: string; // hcl operator,optional; seen 1 null 0 absent 0 e.g. =
  Weight: number; // hcl weight,optional; seen 1 null 0 absent 0
}

// Spread: roles request,response; used by -
export interface Spread {
  Attribute: string; // hcl attribute,optional; seen 1 null 0 absent 0 e.g. ${node.datacenter}
  Weight: number; // hcl weight,optional; seen 1 null 0 absent 0
  SpreadTarget: SpreadTarget[] | null; // hcl target,block; seen 0 null 1 absent 0
}

// SpreadTarget: roles request,response; used by -
export interface SpreadTarget {
  Value: string; // hcl ,label
  Percent: number; // hcl percent,optional
}
