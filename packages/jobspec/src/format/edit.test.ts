import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constantValue } from '../hcl/constant.js';
import { Findings, HclError } from '../hcl/diagnostic.js';
import { type Parsed, parseHcl } from '../hcl/parser.js';
import type { Span } from '../hcl/source.js';
import type { Body, Expression, File } from '../hcl/syntax.js';
import { removeAttribute, setAttribute } from './edit.js';
import { formatHcl } from './format.js';
import { type Literal, rawExpression } from './literal.js';
import { type EditPath, HclPathError, type PathStep } from './path.js';
import { hclSource, withoutPlaces } from './source.test-support.js';

const job = `# the shop
job "web" {
  type        = "service" # long running
  datacenters = ["dc1", "dc2"]
  meta = {
    owner = "a"
    team  = "b", # with a comma
  }
  constraint {
    value = "linux"
  }
  constraint {
    attribute = "\${attr.arch}"
    value     = "arm64"
  }

  group "cache" {
    count = 1

    network { mode = "bridge" }
    task "redis" {
      template {
        data = <<EOT
old
text
EOT
      }
    }
  }
  group "empty" {}
}
`;

/** The lines that differ: those that went with `-`, those that came with `+`. */
function difference(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return [
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...now.slice(start, now.length - end).map((line) => `+${line}`),
  ];
}

describe('setting', () => {
  test.each<[string, EditPath, Literal, string[]]>([
    ['a number', ['job', 'web', 'group', 'cache', 'count'], 3, ['-    count = 1', '+    count = 3']],
    [
      'before a comment',
      ['job', 'web', 'type'],
      'batch',
      ['-  type        = "service" # long running', '+  type        = "batch" # long running'],
    ],
    [
      'an item of a list',
      ['job', 'web', 'datacenters', 1],
      'dc${3}',
      ['-  datacenters = ["dc1", "dc2"]', '+  datacenters = ["dc1", "dc$${3}"]'],
    ],
    ['a key of a map', ['job', 'web', 'meta', 'owner'], 'c', ['-    owner = "a"', '+    owner = "c"']],
    [
      'a key before a comma: no heredoc',
      ['job', 'web', 'meta', 'team'],
      'x\ny\n',
      ['-    team  = "b", # with a comma', '+    team  = "x\\ny\\n", # with a comma'],
    ],
    [
      'a block that is one of several',
      ['job', 'web', 'constraint', 1, 'value'],
      'amd64',
      ['-    value     = "arm64"', '+    value     = "amd64"'],
    ],
    [
      'a path that is spelled out',
      [{ block: 'job' }, { block: 'constraint', index: 0 }, 'value'],
      'windows',
      ['-    value = "linux"', '+    value = "windows"'],
    ],
    [
      'in a block on one line',
      [{ block: 'job', labels: ['web'] }, 'group', 'cache', 'network', 'mode'],
      { a: [1] },
      ['-    network { mode = "bridge" }', '+    network { mode = { a = [1] } }'],
    ],
    [
      'a heredoc',
      ['job', 'web', 'group', 'cache', 'task', 'redis', 'template', 'data'],
      'new\n  ${text}\n',
      [
        '-        data = <<EOT',
        '-old',
        '-text',
        '-EOT',
        '+        data = <<-EOT',
        '+          new',
        '+            $${text}',
        '+        EOT',
      ],
    ],
    [
      'an expression',
      ['job', 'web', 'group', 'cache', 'count'],
      rawExpression('var.count'),
      ['-    count = 1', '+    count = var.count'],
    ],
  ])('%s', (_, path, value, changed) => {
    expect(difference(job, setAttribute(job, path, value))).toEqual(changed);
    expect(setAttribute(parseHcl(job), path, value)).toBe(setAttribute(job, path, value));
  });

  test.each<[string, EditPath, Literal, string[]]>([
    ['after the last argument', ['job', 'web', 'region'], 'eu', ['+  region = "eu"']],
    ['in the column of its neighbour', ['job', 'web', 'constraint', 1, 'note'], 'x', ['+    note      = "x"']],
    ['after a comma', ['job', 'web', 'meta', 'b.c'], 1, ['+    "b.c" = 1,']],
    [
      'lines',
      ['job', 'web', 'group', 'cache', 'note'],
      'a\nb\n',
      ['+    note  = <<-EOT', '+      a', '+      b', '+    EOT'],
    ],
    [
      'in a block on one line',
      ['job', 'web', 'group', 'cache', 'network', 'dns'],
      { servers: ['1.1.1.1'] },
      [
        '-    network { mode = "bridge" }',
        '+    network {',
        '+      mode = "bridge"',
        '+      dns = {',
        '+        servers = ["1.1.1.1"]',
        '+      }',
        '+    }',
      ],
    ],
    [
      'in an empty block',
      ['job', 'web', 'group', 'empty', 'count'],
      2,
      ['-  group "empty" {}', '+  group "empty" {', '+    count = 2', '+  }'],
    ],
    [
      'before the blocks',
      ['job', 'web', 'group', 'cache', 'task', 'redis', 'driver'],
      'docker',
      ['+      driver = "docker"', '+'],
    ],
    ['in a file', ['region'], 'eu', ['+', '+region = "eu"']],
  ])('what is not there: %s', (_, path, value, changed) => {
    const edited = setAttribute(job, path, value);
    expect(difference(job, edited).toSorted()).toEqual(changed.toSorted());
    // The comma and the comment were the file's own; all else is as the formatter would have it.
    expect(difference(edited, formatHcl(edited)).filter((line) => !/[#,]/.test(line))).toEqual(
      difference(job, formatHcl(job)).filter((line) => !/[#,]/.test(line)),
    );
  });

  test.each<[string, string, EditPath, Literal, string]>([
    ['an empty file', '', ['a'], 1, 'a = 1\n'],
    ['a file of comments', '# note', ['a'], 1, '# note\n\na = 1\n'],
    ['a file without an end', 'a = 1', ['b'], 'x\ny\n', 'a = 1\nb = "x\\ny\\n"'],
    ['a byte-order mark', '\uFEFFa = 1\n', ['a'], 2, '\uFEFFa = 2\n'],
    [
      'CRLF',
      'b {\r\n\tabc = 1 # x\r\n}\r\n',
      ['b', 'd'],
      ['x\ny\n'],
      'b {\r\n\tabc = 1 # x\r\n\td   = ["x\\ny\\n"]\r\n}\r\n',
    ],
    [
      'CRLF and a map',
      'b {\r\n}\r\n',
      ['b', 'm'],
      { k: 'x\ny\n' },
      'b {\r\n  m = {\r\n    k = "x\\ny\\n"\r\n  }\r\n}\r\n',
    ],
    ['a short map', 'a = { b = 1 }\n', ['a', 'c'], { d: 'x\ny\n' }, 'a = { b = 1, c = { d = "x\\ny\\n" } }\n'],
    ['a short map in place of one', 'a = { b = 1 }\n', ['a'], { c: 2, d: {} }, 'a = { c = 2, d = {} }\n'],
    ['a map in place of an empty one', 'a = {}\n', ['a'], { c: 2 }, 'a = {\n  c = 2\n}\n'],
    ['a block with a name that is wider', 'b {\n  c = 1\n}\n', ['b', 'wider'], 2, 'b {\n  c = 1\n  wider = 2\n}\n'],
    ['an empty map', 'a = {}\n', ['a', 'b'], 1, 'a = {\n  b = 1\n}\n'],
    ['an empty map in a list', 'a = [{}]\n', ['a', 0, 'b'], 1, 'a = [{ b = 1 }]\n'],
    ['a map with colons', 'a = {\n  b: 1\n}\n', ['a', 'c'], 2, 'a = {\n  b: 1\n  c: 2\n}\n'],
    ['a map with its brace behind', 'a = {\n  b = 1 }\n', ['a', 'c'], 2, 'a = {\n  b = 1\n  c = 2 }\n'],
    ['a map in parentheses', 'a = ({ b = 1 })\n', ['a', 'b'], 2, 'a = ({ b = 2 })\n'],
    ['a block of comments', 'a {\n  # none yet\n}\n', ['a', 'b'], 1, 'a {\n  # none yet\n  b = 1\n}\n'],
    ['a comment of several lines', 'a = 1 /* x\ny */\n', ['b'], 2, 'a = 1 /* x\ny */\nb = 2\n'],
    ['a comment in a short block', 'a { b = 1 /* x */ }\n', ['a', 'c'], 2, 'a {\n  b = 1 /* x */\n  c = 2\n}\n'],
    ['a block for a map', 'meta {\n  a = "b"\n}\n', ['meta', 'a'], 'c', 'meta {\n  a = "c"\n}\n'],
  ])('in %s', (_, source, path, value, edited) => {
    expect(setAttribute(source, path, value)).toBe(edited);
  });
});

describe('removing', () => {
  test.each<[string, string, EditPath, string]>([
    ['a line', 'a = 1\nb = 2\n', ['a'], 'b = 2\n'],
    ['the last line', 'a = 1\nb = 2', ['b'], 'a = 1\n'],
    ['a comment after it stays', 'x {\n  a = 1 # one\n}\n', ['x', 'a'], 'x {\n  # one\n}\n'],
    ['a comment before it stays', '/* one */ a = 1\n', ['a'], '/* one */\n'],
    ['comments above stay', '# one\na = 1\nb = 2\n', ['a'], '# one\nb = 2\n'],
    ['all of a block', 'x { a = 1 }\n', ['x', 'a'], 'x {}\n'],
    ['a heredoc', 'a = <<X\ny\nX\nb = 1\n', ['a'], 'b = 1\n'],
    ['first of a short map', 'a = { b = 1, c = 2 }\n', ['a', 'b'], 'a = { c = 2 }\n'],
    ['last of a short map', 'a = { b = 1, c = 2 }\n', ['a', 'c'], 'a = { b = 1 }\n'],
    ['all of a short map', 'a = { b = 1, }\n', ['a', 'b'], 'a = {}\n'],
    ['a line of a map', 'a = {\n  b = 1,\n  c = 2,\n}\n', ['a', 'c'], 'a = {\n  b = 1,\n}\n'],
    ['a comment before a comma stays', 'a = { b = 1 /* x */, c = 2 }\n', ['a', 'b'], 'a = { /* x */ c = 2 }\n'],
    ['CRLF', 'a = 1\r\nb = 2\r\n', ['a'], 'b = 2\r\n'],
  ])('%s', (_, source, path, edited) => {
    expect(removeAttribute(source, path)).toBe(edited);
  });
});

describe('what leads nowhere', () => {
  test.each<[EditPath, string]>([
    [
      ['job', 'web', 'group', 'cahce', 'count'],
      'job.web.group.cahce.count: there is no block group.cahce in job "web". Did you mean "cache"? There: type, datacenters, meta, constraint, constraint, group "cache", group "empty".',
    ],
    [
      ['job', 'web', 'constraint', 'value'],
      'job.web.constraint.value: job "web" has 2 blocks constraint; choose one with a number from 0 to 1 after it. There: constraint, constraint.',
    ],
    [
      ['job', 'web', 'group', 'cache'],
      'job.web.group.cache: the path ends at group "cache"; name an argument in it. There: count, network, task "redis".',
    ],
    [
      ['job', 'web', 'constraint', 5, 'value'],
      'job.web.constraint[5].value: there is no block constraint[5] in job "web". There: type, datacenters, meta, constraint, constraint, group "cache", group "empty".',
    ],
    [
      ['job', 'web', 'update', 'canary'],
      'job.web.update.canary: there is no argument or block "update" in job "web". There: type, datacenters, meta, constraint, constraint, group "cache", group "empty".',
    ],
    [
      ['job', 'web', 'type', 'x'],
      'job.web.type.x: job.web.type is no map that is written out, so nothing in it can be reached.',
    ],
    [['job', 'web', 'datacenters', 2], 'job.web.datacenters[2]: job.web.datacenters has 2 items, counted from 0.'],
    [
      ['job', 'web', 'meta', 'ower', 'x'],
      'job.web.meta.ower.x: there is no key "ower" in job.web.meta. Did you mean "owner"? There: owner, team.',
    ],
    [[], '(the empty path): the path ends at the file; name an argument in it. There: job "web".'],
    [[0], '[0]: [0] must follow the type and labels of a block, or the name of a list. There: job "web".'],
    [[{ block: 'job', labels: [] }, 'x'], 'job.x: there is no block job in the file. There: job "web".'],
    [['job', 'web', 'not a name'], `job.web.not a name: "not a name" can't be the name of an argument.`],
  ])('%j', (path, message) => {
    let thrown: unknown;
    try {
      setAttribute(job, path, 1);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(HclPathError);
    expect(thrown).toMatchObject({ path, message });
  });

  test('an argument to remove must be there', () => {
    expect(() => removeAttribute(job, ['job', 'web', 'typ'])).toThrow(
      'job.web.typ: there is no argument "typ" in job "web". Did you mean "type"?',
    );
    expect(() => removeAttribute(job, ['job', 'web', 'datacenters', 0])).toThrow(HclPathError);
    expect(() => removeAttribute(job, ['job', 'web', 'meta', 'x'])).toThrow('there is no key "x" in job.web.meta.');
  });

  test('a source that does not parse is refused', () => {
    expect(() => setAttribute('a = ', ['a'], 1)).toThrow(HclError);
    expect(() => removeAttribute(parseHcl('a = '), ['a'])).toThrow(HclError);
  });
});

/** An argument or key of a tree: its path, its place in the tree as data, and its value. */
interface Found {
  readonly path: readonly PathStep[];
  readonly keys: readonly (string | number)[];
  readonly value: Expression;
}

/** All arguments and keys of maps, and all bodies and maps themselves. */
function explore(tree: File): { entries: Found[]; containers: Omit<Found, 'value'>[] } {
  const entries: Found[] = [];
  const containers: Omit<Found, 'value'>[] = [];
  const value = (found: Found): void => {
    entries.push(found);
    const { path, keys, value: expression } = found;
    if (expression.kind !== 'object') return;
    containers.push({ path, keys: [...keys, 'value', 'items'] });
    expression.items.forEach((item, at) => {
      const name = keyOf(item.key);
      if (name === undefined || expression.items.findLastIndex(({ key }) => keyOf(key) === name) !== at) return;
      value({ path: [...path, name], keys: [...keys, 'value', 'items', at], value: item.value });
    });
  };
  const body = ({ items }: Body, path: readonly PathStep[], keys: readonly (string | number)[]): void => {
    containers.push({ path, keys: [...keys, 'items'] });
    const seen = new Map<string, number>();
    items.forEach((item, at) => {
      const here = [...keys, 'items', at];
      if (item.kind === 'attribute') return value({ path: [...path, item.name], keys: here, value: item.value });
      const labels = item.labels.map((label) => label.text);
      const header = JSON.stringify([item.type, labels]);
      const index = seen.get(header) ?? 0;
      seen.set(header, index + 1);
      return body(item.body, [...path, { block: item.type, labels, index }], [...here, 'body']);
    });
  };
  body(tree.body, [], []);
  return { entries, containers };
}

function keyOf(key: Expression): string | undefined {
  if (key.kind === 'variable') return key.name;
  const [part] = key.kind === 'template' && key.parts.length === 1 ? key.parts : [];
  return part?.kind === 'text' ? part.text : undefined;
}

/** The tree as data, changed at the end of a row of keys. */
function changedTree(
  tree: File,
  keys: readonly (string | number)[],
  change: (holder: unknown, key: string | number) => void,
): unknown {
  const root = withoutPlaces(tree.body);
  let holder: unknown = root;
  for (const key of keys.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  change(holder, keys.at(-1) ?? '');
  return root;
}

function comments({ source, tree }: Parsed<File>, outside?: Span): string[] {
  return tree.comments
    .filter(({ start, end }) => !outside || end <= outside.start || start >= outside.end)
    .map(({ start, end }) => source.text.slice(start, end));
}

const values: fc.Arbitrary<Literal> = fc.oneof(
  fc.constantFrom<Literal>('x', 'a\nb ${c}\n', '', 7, -1.5, true, null, [], {}),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('k', 'long_key', 'a.b'), fc.constantFrom<Literal>(1, 'x\ny\n', ['z']), {
    noNullPrototype: true,
  }),
);

describe('for any file', () => {
  test('setting changes the bytes of the value alone, and the tree there alone', () => {
    fc.assert(
      fc.property(hclSource, fc.nat(), values, (source, pick, value) => {
        const before = parseHcl(source);
        const { entries } = explore(before.tree);
        const entry = entries[pick % entries.length];
        fc.pre(entry !== undefined);
        const edited = setAttribute(source, entry.path, value);
        const { text } = before.source;
        expect(edited.startsWith(text.slice(0, entry.value.start))).toBe(true);
        expect(edited.endsWith(text.slice(entry.value.end))).toBe(true);

        const after = parseHcl(edited);
        expect(after.diagnostics).toEqual([]);
        const without = (tree: File): unknown =>
          changedTree(tree, [...entry.keys, 'value'], (holder, key) => Reflect.set(Object(holder), key, 'value'));
        expect(without(after.tree)).toEqual(without(before.tree));
        expect(comments(after)).toEqual(comments(before, entry.value));
        const now = explore(after.tree).entries.find(({ keys }) => keys.join() === entry.keys.join());
        const findings = new Findings(after.source);
        expect(now && constantValue(now.value, findings)).toEqual(value);
      }),
      { numRuns: 400 },
    );
  });

  test('adding keeps all that was there, and removing takes it back', () => {
    const black = (text: string): string => text.replaceAll(/[\s,]/g, '');
    fc.assert(
      fc.property(hclSource, fc.nat(), values, (source, pick, value) => {
        const before = parseHcl(source);
        const { containers } = explore(before.tree);
        const container = containers[pick % containers.length];
        fc.pre(container !== undefined);
        const path = [...container.path, 'added_now'];
        const edited = setAttribute(source, path, value);

        const after = parseHcl(edited);
        expect(after.diagnostics).toEqual([]);
        const added = explore(after.tree).entries.find((entry) => entry.path.at(-1) === 'added_now');
        if (!added) throw new Error('nothing was added');
        expect(added.path).toEqual(path);
        expect(constantValue(added.value, new Findings(after.source))).toEqual(value);
        const without = changedTree(after.tree, added.keys, (holder, key) => {
          if (Array.isArray(holder)) holder.splice(Number(key), 1);
        });
        expect(without).toEqual(withoutPlaces(before.tree.body));
        expect(comments(after)).toEqual(comments(before));

        const removed = removeAttribute(edited, path);
        expect(withoutPlaces(parseHcl(removed).tree.body)).toEqual(withoutPlaces(before.tree.body));
        expect(black(removed)).toBe(black(before.source.text));
      }),
      { numRuns: 400 },
    );
  });

  test('removing takes the argument alone; comments stay', () => {
    fc.assert(
      fc.property(hclSource, fc.nat(), (source, pick) => {
        const before = parseHcl(source);
        const { entries } = explore(before.tree);
        const entry = entries[pick % entries.length];
        fc.pre(entry !== undefined);
        const after = parseHcl(removeAttribute(source, entry.path));
        expect(after.diagnostics).toEqual([]);
        const without = changedTree(before.tree, entry.keys, (holder, key) => {
          if (Array.isArray(holder)) holder.splice(Number(key), 1);
        });
        expect(withoutPlaces(after.tree.body)).toEqual(without);
      }),
      { numRuns: 400 },
    );
  });
});
