// Event: roles stream; used by events.stream; note: Payload is an object with one key named after the topic (Job, Node, Allocation, ...); the Go client lists fewer topics than the server sends.
export interface Event {
  Topic: Topic;
  Type: string;
  Key: string;
  FilterKeys: string[] | null;
  Index: number;
  Payload: Record<string, unknown> | null;
  Namespace: string; // server only
}

// Events: roles stream; used by events.stream; note: A line {} is a heartbeat; Err is only set by the Go client.
export interface Events {
  Index: number;
  Events: Event[] | null;
}

// Topic: roles stream; used by -
export type Topic = '*' | 'Allocation' | 'Deployment' | 'Evaluation' | 'Job' | 'Node' | 'NodePool' | 'Service';
