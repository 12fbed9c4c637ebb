// AllocFileInfo: roles response; used by client.fsList, client.fsStat
export interface AllocFileInfo {
  Name: string; // seen 48 null 0 absent 0
  IsDir: boolean; // seen 48 null 0 absent 0
  Size: number; // seen 48 null 0 absent 0
  FileMode: string; // seen 48 null 0 absent 0 e.g. drwxrwxrwx, prw-------, -rw-r--r--, dtrwxrwxrwx, Srw-rw-rw-
  ModTime: string; // rfc3339; seen 48 null 0 absent 0
  ContentType: string; // seen 48 null 0 absent 0 e.g. , text/plain; charset=utf-8, application/octet-stream, text/plain; charset=utf-16le
}

// StreamFrame: roles stream; used by client.fsStream, client.fsLogs, agent.monitor, agent.monitorExport; note: Data is base64; all four fields are left out when zero, so a heartbeat is {}.
export interface StreamFrame {
  Offset?: number;
  Data?: string; // base64
  File?: string;
  FileEvent?: string;
}
