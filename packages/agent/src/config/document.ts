/** A configuration file as entries with their lines, the same for HCL and JSON. */

import {
  type Constant,
  constantValue,
  type Diagnostic,
  type Expression,
  Findings,
  parseHcl,
  parseHclExpression,
  type Parsed,
} from '@yurt/jobspec';

/** A value in a file: a constant, or a group of entries. */
export type Item =
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'group'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] };

/** A key with its value. */
export interface Entry {
  readonly key: string;
  /** Labels of a block, in HCL. */
  readonly labels: readonly string[];
  readonly item: Item;
  /** The line of the key, from 1. */
  readonly line: number;
}

/** What a file holds, or what is wrong with it. */
export interface Document {
  readonly entries: readonly Entry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads HCL. */
export function readHcl(source: string, filename: string): Document {
  const parsed = parseHcl(source, filename);
  const findings = new Findings(parsed.source);
  const body = (items: typeof parsed.tree.body.items): Entry[] =>
    items.map((item) => {
      const line = parsed.source.position(item.start).line;
      if (item.kind === 'block') {
        return {
          key: item.type,
          labels: item.labels.map((label) => label.text),
          item: { kind: 'group', entries: body(item.body.items) },
          line,
        };
      }
      return { key: item.name, labels: [], item: valueItem(item.value, parsed, findings), line };
    });
  const entries = body(parsed.tree.body.items);
  return { entries, diagnostics: [...parsed.diagnostics, ...findings.list] };
}

/** Reads JSON. Its grammar is within HCL's expressions, whose tree tells the lines; the values are JSON's own. */
export function readJson(source: string, filename: string): Document {
  const parsed = parseHclExpression(source, filename);
  const findings = new Findings(parsed.source);
  try {
    JSON.parse(parsed.source.text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const first = parsed.diagnostics[0]?.subject ?? parsed.source.range({ start: 0, end: 0 });
    return { entries: [], diagnostics: [{ severity: 'error', summary: 'Invalid JSON', detail, subject: first }] };
  }
  const item = jsonItem(parsed.tree, parsed);
  if (item.kind === 'group') return { entries: item.entries, diagnostics: [] };
  findings.error('Invalid configuration', 'A configuration in JSON is one object.', { start: 0, end: 1 });
  return { entries: [], diagnostics: findings.list };
}

function valueItem(expression: Expression, parsed: Parsed<unknown>, findings: Findings): Item {
  if (expression.kind === 'object') {
    const entries = expression.items.map((item) => {
      const key = item.key.kind === 'variable' ? item.key.name : constantValue(item.key, findings);
      return {
        key: keyText(key),
        labels: [],
        item: valueItem(item.value, parsed, findings),
        line: parsed.source.position(item.key.start).line,
      };
    });
    return { kind: 'group', entries };
  }
  if (expression.kind === 'tuple')
    return { kind: 'list', items: expression.items.map((item) => valueItem(item, parsed, findings)) };
  return { kind: 'constant', value: constantValue(expression, findings) ?? null };
}

function jsonItem(expression: Expression, parsed: Parsed<unknown>): Item {
  if (expression.kind === 'object') {
    const entries = expression.items.map((item) => ({
      key: keyText(jsonValue(item.key, parsed)),
      labels: [],
      item: jsonItem(item.value, parsed),
      line: parsed.source.position(item.key.start).line,
    }));
    return { kind: 'group', entries };
  }
  if (expression.kind === 'tuple')
    return { kind: 'list', items: expression.items.map((item) => jsonItem(item, parsed)) };
  return { kind: 'constant', value: jsonValue(expression, parsed) };
}

function jsonValue(expression: Expression, parsed: Parsed<unknown>): Constant {
  return JSON.parse(parsed.source.text.slice(expression.start, expression.end)) as Constant;
}

function keyText(key: Constant | undefined): string {
  return typeof key === 'string'
    ? key
    : JSON.stringify(key ?? null, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
