// TaskArtifact: roles request,response; used by -
export interface TaskArtifact {
  GetterSource: string; // hcl source,optional; seen 1 null 0 absent 0 e.g. http://127.0.0.1:1/a.tgz
  GetterOptions: Record<string, string> | null; // hcl options,block; seen 0 null 1 absent 0
  GetterHeaders: Record<string, string> | null; // hcl headers,block; seen 0 null 1 absent 0
  GetterMode: string; // hcl mode,optional; seen 1 null 0 absent 0 e.g. any
  GetterInsecure: boolean; // hcl insecure,optional; seen 1 null 0 absent 0
  RelativeDest: string; // hcl destination,optional; seen 1 null 0 absent 0 e.g. local/
  Chown: boolean; // hcl chown,optional; seen 1 null 0 absent 0
}

// Template: roles request,response; used by -
export interface Template {
  SourcePath: string; // hcl source,optional; seen 1 null 0 absent 0 e.g. 
  DestPath: string; // hcl destination,optional; seen 1 null 0 absent 0 e.g. local/x
  EmbeddedTmpl: string; // hcl data,optional; seen 1 null 0 absent 0 e.g. x
  ChangeMode: string; // hcl change_mode,optional; seen 1 null 0 absent 0 e.g. restart
  ChangeScript: ChangeScript | null; // hcl change_script,block; seen 0 null 1 absent 0
  ChangeSignal: string; // hcl change_signal,optional; seen 1 null 0 absent 0 e.g. 
  Once: boolean; // hcl once,optional; seen 1 null 0 absent 0
  Splay: number; // ns; hcl splay,optional; seen 1 null 0 absent 0
  Perms: string; // hcl perms,optional; seen 1 null 0 absent 0 e.g. 0644
  Uid: number | null; // hcl uid,optional; seen 0 null 1 absent 0
  Gid: number | null; // hcl gid,optional; seen 0 null 1 absent 0
  LeftDelim: string; // hcl left_delimiter,optional; seen 1 null 0 absent 0 e.g. {{
  RightDelim: string; // hcl right_delimiter,optional; seen 1 null 0 absent 0 e.g. }}
  Envvars: boolean; // hcl env,optional; seen 1 null 0 absent 0
  VaultGrace: number; // ns; hcl vault_grace,optional; seen 1 null 0 absent 0
  Wait: WaitConfig | null; // hcl wait,block; seen 0 null 1 absent 0
  ErrMissingKey: boolean; // hcl error_on_missing_key,optional; seen 1 null 0 absent 0
}

// ChangeScript: roles request,response; used by -
export interface ChangeScript {
  Command: string; // hcl command
  Args: string[] | null; // hcl args,optional
  Timeout: number; // ns; hcl timeout,optional
  FailOnError: boolean; // hcl fail_on_error
  RunOnFirstRender: boolean; // hcl run_on_first_render,optional
}

// WaitConfig: roles request,response; used by -
export interface WaitConfig {
  Min: number; // ns; hcl min
  Max: number; // ns; hcl max
}
