/** What one transaction changes: for each table, the first and the last state of each row that it touched. */

import { TABLE_NAMES, type RowTypes, type TableName, type Tables } from './tables/index.js';

/** The change of one row. `before` is absent for a new row, `after` for a removed one. */
export interface Change<N extends TableName> {
  readonly key: string;
  readonly before: RowTypes[N] | undefined;
  readonly after: RowTypes[N] | undefined;
  /** Orders the changes of a transaction: the row that was written last has the highest. */
  readonly sequence: number;
}

type ChangesByTable = { readonly [N in TableName]: Map<string, Change<N>> };

/** The changes of a transaction, by table. */
export class ChangeSet {
  readonly #byTable: ChangesByTable = {
    jobs: new Map(),
    jobVersions: new Map(),
    jobSummaries: new Map(),
    jobSubmissions: new Map(),
    evaluations: new Map(),
    allocations: new Map(),
    deployments: new Map(),
    nodes: new Map(),
    nodePools: new Map(),
    namespaces: new Map(),
    hostVolumes: new Map(),
    scalingEvents: new Map(),
    schedulerConfigurations: new Map(),
  };
  #sequence = 0;

  /** The changes of one table, in the order of their first writes. */
  of<N extends TableName>(table: N): Iterable<Change<N>> {
    const changes: Map<string, Change<N>> = this.#byTable[table];
    return changes.values();
  }

  /** Whether a table was written. */
  has(table: TableName): boolean {
    return this.#byTable[table].size > 0;
  }

  /** The tables that were written. */
  get tables(): TableName[] {
    return TABLE_NAMES.filter((name) => this.has(name));
  }

  /** Notes that a row went from `before` to `after`. */
  record<N extends TableName>(
    table: N,
    key: string,
    before: RowTypes[N] | undefined,
    after: RowTypes[N] | undefined,
  ): void {
    const changes: Map<string, Change<N>> = this.#byTable[table];
    const earlier = changes.get(key);
    this.#sequence += 1;
    changes.set(key, { key, before: earlier === undefined ? before : earlier.before, after, sequence: this.#sequence });
  }

  /** Puts every row back as it was. */
  undo(tables: Tables): void {
    for (const name of this.tables) this.#undoTable(tables, name);
  }

  /** The topics that waiters of the changed rows wait on. */
  *topics(tables: Tables): Generator<string> {
    for (const name of this.tables) yield* this.#topicsOf(tables, name);
  }

  #undoTable<N extends TableName>(tables: Tables, name: N): void {
    const table: Tables[N] = tables[name];
    for (const { key, before } of this.of(name)) table.replace(key, before);
  }

  *#topicsOf<N extends TableName>(tables: Tables, name: N): Generator<string> {
    const table: Tables[N] = tables[name];
    for (const { key, before, after } of this.of(name)) yield* table.topics(key, before, after);
  }
}
