/** The rules of ACL policies. */

import type {
  ACLNamespaceRule,
  ACLPolicyRules,
  ACLShorthand,
  ACLVariablesPathRule,
  ACLVariablesRules,
} from '@yurt/contract';
import { type Findings, hasErrors } from '../hcl/diagnostic.js';
import type { Span } from '../hcl/source.js';
import { nameSuggestion } from '../hcl/suggestion.js';
import {
  HOST_VOLUME_CAPABILITIES,
  NAMESPACE_CAPABILITIES,
  NODE_POOL_CAPABILITIES,
  OPERATOR_CAPABILITIES,
  PLUGIN_POLICIES,
  POLICIES,
  SENTINEL_CAPABILITIES,
  VARIABLES_CAPABILITIES,
} from './acl-names.js';
import { literalOf, literalsOf, unknownName } from './decode.js';
import { flattened } from './hcl1/json.js';
import { isSameName, type Item, itemsOf, type Key, type Node, startOfNode } from './hcl1/syntax.js';
import { type ParsedSpec, parseSpec, type ParseSpecOptions } from './spec.js';

/** What the rules of an ACL policy are parsed with. */
export interface ParseAclPolicyOptions extends ParseSpecOptions {
  /**
   * Whether blocks that no policy has, and second blocks of a kind that may stand once, are errors, or only warnings. Nomad
   * refuses them when a policy is written, and passes over them when an older one is used. Default `true`.
   */
  readonly strict?: boolean;
}

/**
 * Parses the rules of an ACL policy, in HCL or JSON, and checks them. Never throws: errors are in `diagnostics`. Capabilities
 * are those that are written; what a `policy` stands for, and what one capability brings along, is not added.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy
 */
export function parseAclPolicy(
  rules: string,
  { strict = true, ...options }: ParseAclPolicyOptions = {},
): ParsedSpec<ACLPolicyRules> {
  return parseSpec(rules, options, ({ items }, { findings, isJson }) =>
    new PolicyReader(findings, { items: isJson ? flattened(items) : items }).read(rules, strict),
  );
}

/** Items that count as one block. */
interface Contents {
  readonly items: readonly Item[];
}

/** A word and where it stands. */
interface Word extends Span {
  readonly text: string;
}

/** A rule whose words are not checked yet. */
interface Rule {
  readonly policy: Word | undefined;
  readonly capabilities: readonly Word[] | undefined;
}

/** A rule with a label. */
interface LabelledRule extends Rule {
  readonly label: Key;
  readonly contents: readonly Contents[];
}

const ROOT = [
  'namespace',
  'node_pool',
  'host_volume',
  'agent',
  'node',
  'operator',
  'sentinel',
  'quota',
  'plugin',
] as const;

const NAMESPACE_NAME = /^[a-zA-Z0-9*-]{1,128}$/;
const NODE_POOL_NAME = /^[a-zA-Z0-9_*-]{1,128}$/;

class PolicyReader {
  constructor(
    private readonly findings: Findings,
    private readonly root: Contents,
  ) {}

  read(raw: string, strict: boolean): ACLPolicyRules {
    const namespaces = this.#labelled('namespace', NAMESPACE_NAME, ['policy', 'capabilities', 'variables']);
    const nodePools = this.#labelled('node_pool', NODE_POOL_NAME, ['policy', 'capabilities']);
    const hostVolumes = this.#labelled('host_volume', NAMESPACE_NAME, ['policy', 'capabilities']);
    const operator = this.#single('operator', ['policy', 'capabilities']);
    const sentinel = this.#single('sentinel', ['policy', 'capabilities']);
    if (raw !== '' && !ROOT.some((name) => itemsOf(this.root, name).length > 0)) {
      this.findings.error('Invalid policy', `A policy has one of these blocks: ${ROOT.join(', ')}.`, {
        start: 0,
        end: 0,
      });
    }
    this.#refuseOtherKeys(strict);
    return {
      Namespaces: namespaces && namespaces.map((rule) => this.#namespace(rule)),
      NodePools:
        nodePools &&
        nodePools.map((rule) => ({
          Name: rule.label.text,
          Policy: this.#policy('node pool', rule, POLICIES),
          Capabilities: this.#capabilities('node pool', rule, NODE_POOL_CAPABILITIES),
        })),
      HostVolumes:
        hostVolumes &&
        hostVolumes.map((rule) => ({
          Name: rule.label.text,
          Policy: this.#policy('host volume', rule, POLICIES),
          Capabilities: this.#capabilities('host volume', rule, HOST_VOLUME_CAPABILITIES),
        })),
      Agent: this.#shorthand('agent', POLICIES),
      Node: this.#shorthand('node', POLICIES),
      Operator: operator && {
        Policy: this.#policy('operator', operator, POLICIES),
        Capabilities: this.#capabilities('operator', operator, OPERATOR_CAPABILITIES),
      },
      Sentinel: sentinel && {
        Policy: this.#policy('sentinel', sentinel, POLICIES),
        Capabilities: this.#capabilities('sentinel', sentinel, SENTINEL_CAPABILITIES),
      },
      Quota: this.#shorthand('quota', POLICIES),
      Plugin: this.#shorthand('plugin', PLUGIN_POLICIES),
      Raw: raw,
      ExtraKeysHCL: null,
    };
  }

  #namespace(rule: LabelledRule): ACLNamespaceRule {
    return {
      Name: rule.label.text,
      Policy: this.#policy('namespace', rule, POLICIES),
      Capabilities: this.#capabilities('namespace', rule, NAMESPACE_CAPABILITIES),
      Variables: this.#variables(rule),
    };
  }

  #variables({ label, contents }: LabelledRule): ACLVariablesRules | null {
    const blocks = contents.flatMap((each) => this.#blocks('variables', itemsOf(each, 'variables')));
    if (!contents.some((each) => itemsOf(each, 'variables').length > 0)) return null;
    const paths: ACLVariablesPathRule[] = [];
    for (const block of blocks) {
      this.#warnOfUnknown(block, ['path']);
      for (const rule of this.#labelledIn('path', itemsOf(block, 'path'), ['capabilities'])) {
        const { text } = rule.label;
        if (text === '' || text.startsWith('/')) {
          this.findings.error('Invalid variable path', 'A path is not empty and does not begin with "/".', rule.label);
        }
        paths.push({
          PathSpec: text,
          Capabilities: this.#capabilities('variable', rule, VARIABLES_CAPABILITIES),
        });
      }
    }
    if (paths.length === 0 && !hasErrors(this.findings.list)) {
      const detail = `The variables block of namespace "${label.text}" needs a block: path "…" { capabilities = […] }.`;
      this.findings.error('Invalid variable policy', detail, label);
    }
    return { Paths: paths };
  }

  /** The rules of a kind that has labels; null for none. */
  #labelled(type: string, names: RegExp, known: readonly string[]): readonly LabelledRule[] | null {
    const items = itemsOf(this.root, type);
    if (items.length === 0) return null;
    const rules = this.#labelledIn(type, items, known);
    const what = type.replace('_', ' ');
    for (const { label } of rules) {
      if (names.test(label.text)) continue;
      const detail = `A name has 1 to 128 letters, digits, ${names === NODE_POOL_NAME ? '"_", ' : ''}"-" and "*".`;
      this.findings.error(`Invalid ${what} name`, detail, label);
    }
    return rules;
  }

  #labelledIn(type: string, items: readonly Item[], known: readonly string[]): readonly LabelledRule[] {
    const rules: LabelledRule[] = [];
    for (const { keys, value } of items) {
      const [label, second, third] = keys;
      if (label && value.kind === 'object') {
        // With one more label Nomad takes it for a name within, with still more it takes no notice of them.
        const contents = [{ items: second && !third ? [{ keys: [second], value }] : value.items }];
        rules.push({ label, ...this.#rule(contents, known), contents });
      } else if (label) this.#notABlock(type, value);
      else {
        const detail = `All ${type} blocks have a label: ${type} "…" { … }.`;
        this.findings.error(`Missing label for ${type}`, detail, startOfNode(value));
      }
    }
    return rules;
  }

  #shorthand(type: string, policies: readonly Exclude<ACLShorthand, ''>[]): { readonly Policy: ACLShorthand } | null {
    const rule = this.#single(type, ['policy']);
    if (!rule) return null;
    if (!rule.policy) {
      const [item] = itemsOf(this.root, type);
      const detail = `The ${type} block needs a policy, one of ${policies.join(', ')}.`;
      this.findings.error(`Invalid ${type} policy`, detail, item ? startOfNode(item.value) : { start: 0, end: 0 });
      return null;
    }
    const policy = this.#oneOf(`Invalid ${type} policy`, rule.policy, policies);
    return policy === undefined ? null : { Policy: policy };
  }

  /** The one rule of a kind without labels; several blocks are one. Null for none. */
  #single(type: string, known: readonly string[]): Rule | null {
    const items = itemsOf(this.root, type);
    return items.length === 0 ? null : this.#rule(this.#blocks(type, items), known);
  }

  /** What the items of one name hold: those with more keys are contents together, and each block is contents. */
  #blocks(type: string, items: readonly Item[]): readonly Contents[] {
    const blocks: Contents[] = [];
    const within = items.filter(({ keys }) => keys.length > 0);
    if (within.length > 0) blocks.push({ items: within });
    for (const { keys, value } of items) {
      if (keys.length > 0) continue;
      if (value.kind === 'object') blocks.push(value);
      else this.#notABlock(type, value);
    }
    return blocks;
  }

  #rule(contents: readonly Contents[], known: readonly string[]): Rule {
    const itemsNamed = (name: string): readonly Item[] =>
      known.includes(name) ? contents.flatMap((each) => itemsOf(each, name)) : [];
    const policies = itemsNamed('policy').flatMap((item) => literalOf('policy', item, this.findings) ?? []);
    const lists = itemsNamed('capabilities');
    const capabilities = lists.flatMap((item) => literalsOf('capabilities', item, this.findings));
    for (const each of contents) this.#warnOfUnknown(each, known);
    return { policy: policies.at(-1), capabilities: lists.length > 0 ? capabilities : undefined };
  }

  #warnOfUnknown({ items }: Contents, known: readonly string[]): void {
    for (const { keys } of items) {
      const [key] = keys;
      if (key && !known.some((name) => isSameName(name, key.text))) unknownName(key, known, true, this.findings);
    }
  }

  #notABlock(type: string, value: Node): void {
    this.findings.error('Block required', `"${type}" is a block: write it with braces.`, startOfNode(value));
  }

  #policy(what: string, { policy }: Rule, policies: readonly ACLShorthand[]): ACLShorthand {
    return policy && policy.text !== '' ? (this.#oneOf(`Invalid ${what} policy`, policy, policies) ?? '') : '';
  }

  #capabilities<Name extends string>(what: string, { capabilities }: Rule, known: readonly Name[]): Name[] | null {
    return capabilities?.flatMap((word) => this.#oneOf(`Invalid ${what} capability`, word, known) ?? []) ?? null;
  }

  /** The word as one of those that are known, or `undefined` after an error. */
  #oneOf<Name extends string>(summary: string, word: Word, known: readonly Name[]): Name | undefined {
    const found = known.find((name) => name === word.text);
    if (found !== undefined) return found;
    const near = nameSuggestion(word.text, known);
    const hint = near === undefined ? ` It is one of ${known.join(', ')}.` : ` Did you mean "${near}"?`;
    this.findings.error(summary, `"${word.text}" is not known here.${hint}`, word);
    return undefined;
  }

  /** Nomad counts all keys and labels, and takes away those it has used; what is left was not asked for. */
  #refuseOtherKeys(strict: boolean): void {
    const found = new Map<string, { readonly keys: Key[]; used: number }>();
    for (const key of this.root.items.flatMap(({ keys }) => keys)) {
      const same = found.get(key.text);
      if (same) same.keys.push(key);
      else found.set(key.text, { keys: [key], used: 0 });
    }
    const use = (text: string | undefined): void => {
      const same = found.get(text ?? '');
      if (same) same.used += 1;
    };
    for (const name of ROOT) {
      const items = itemsOf(this.root, name);
      if (items.length > 0) use([...found.keys()].find((text) => isSameName(text, name)));
      if (name !== 'namespace' && name !== 'node_pool' && name !== 'host_volume') continue;
      for (const _ of items.slice(1)) use(name);
      for (const { keys } of items) use(keys[0]?.text);
    }
    const left = [...found.values()].flatMap(({ keys, used }) => keys.slice(used));
    const other = 'Such a block may stand once, without labels.';
    for (const key of left) {
      const isKnown = ROOT.some((name) => isSameName(name, key.text));
      const near = isKnown ? undefined : nameSuggestion(key.text, ROOT);
      const hint = isKnown ? ` ${other}` : near === undefined ? '' : ` Did you mean "${near}"?`;
      const detail = `"${key.text}" is not expected here.${hint}`;
      if (strict) this.findings.error('Invalid or duplicate policy key', detail, key);
      else this.findings.warning('Invalid or duplicate policy key', `${detail} It is ignored.`, key);
    }
  }
}
