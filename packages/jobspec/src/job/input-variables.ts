/** `variable` blocks, and the values that variable files, the environment and the command line give them. */

import type { Body, BodyAttribute, BodyBlock, BodySchema } from '../hcl/body.js';
import { type Diagnostic, Findings, rangeText } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { parseHclExpression } from '../hcl/parser.js';
import { referencesOf } from '../hcl/references.js';
import type { Budget, Scope } from '../hcl/scope.js';
import { Source, type Span } from '../hcl/source.js';
import { startOf } from '../hcl/start-of.js';
import type { Expression } from '../hcl/syntax.js';
import { exactType } from '../hcl/type-expression.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import type { Type } from '../hcl/values/type.js';
import { Mapping, typeOf, type Value } from '../hcl/values/value.js';

/** Where a value was given; the later in this list goes before the earlier. */
type Origin = 'default' | 'env' | 'varfile' | 'cmd';

/** A variable's value and where it stands. */
interface Assignment {
  readonly from: Origin;
  /** `undefined` after an error. */
  readonly value: Value | undefined;
  readonly span: Span;
  readonly source: Source;
}

interface Validation {
  readonly condition: Expression | undefined;
  readonly message: string;
  readonly header: Span;
}

/** A declared variable. */
export interface InputVariable {
  readonly name: string;
  /** `undefined` where neither `type` nor a default says it: any text then. */
  type: Type | undefined;
  readonly validations: readonly Validation[];
  readonly header: Span;
  assigned: Assignment | undefined;
}

/** A file that gives values. */
export interface ValueFile {
  readonly body: Body;
  readonly source: Source;
}

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

const VARIABLE: BodySchema = {
  attributes: new Map([
    ['description', false],
    ['default', false],
    ['type', false],
  ]),
  blocks: new Map([['validation', []]]),
};

const VALIDATION: BodySchema = {
  attributes: new Map([
    ['condition', true],
    ['error_message', true],
  ]),
  blocks: new Map(),
};

/** The variables of a job file. */
export class InputVariables {
  readonly #declared = new Map<string, InputVariable>();

  constructor(
    private readonly findings: Findings,
    /** Functions that conditions of validations may call. */
    private readonly functions: Scope['functions'],
    private readonly budget: Budget,
  ) {}

  /** The declared variables by name. */
  get declared(): ReadonlyMap<string, InputVariable> {
    return this.#declared;
  }

  /** Takes a `variables` block: names and defaults. */
  declareAll(body: Body): void {
    for (const [name, attribute] of body.attributes(this.findings)) {
      if (this.#isNew(name, attribute.nameSpan)) this.#declareShort(name, attribute);
    }
  }

  /** Takes a `variable` block. */
  declare(block: BodyBlock): void {
    const [label] = block.labels;
    if (!label || !this.#isNew(label.text, undefined, block.header)) return;
    const { findings } = this;
    const name = label.text;
    const content = block.body.content(VARIABLE, findings);
    if (!NAME.test(name)) {
      const detail =
        'A name must start with a letter or underscore and may contain only letters, digits, underscores, and dashes.';
      findings.error('Invalid variable name', detail, label);
    }
    const description = content.attributes.get('description');
    if (description) constantText(description, findings);
    const typed = content.attributes.get('type');
    const type = typed ? exactType(typed.expression, findings) : undefined;
    if (typed && type === undefined) return;
    const given = content.attributes.get('default');
    let assigned: Assignment | undefined;
    if (given) {
      const value = evaluate(given.expression, {}, findings);
      if (value === undefined) return;
      const converted = type === undefined ? value : convertValue(value, type);
      if (converted instanceof Mismatch) {
        const detail = `This default value is not compatible with the variable's type constraint: ${converted.message}.`;
        findings.error('Invalid default value for variable', detail, given.expression);
      }
      assigned = {
        from: 'default',
        value: converted instanceof Mismatch ? undefined : converted,
        span: given.expression,
        source: findings.source,
      };
    }
    const validations = content.blocks.map((validation) => this.#validation(name, validation));
    const known = type ?? (assigned?.value === undefined ? undefined : typeOf(assigned.value));
    this.#declared.set(name, { name, type: known, validations, header: block.header, assigned });
  }

  /** Takes values from environment variables, whose names had `NOMAD_VAR_` before them. */
  assignEnvironment(values: Iterable<readonly [name: string, text: string]>): void {
    for (const [name, text] of values) {
      const variable = this.#declared.get(name);
      if (variable) this.#assignText(variable, text, 'env');
    }
  }

  /**
   * Takes values from a variable file.
   *
   * @param unknown - What a value for a variable that is not declared is.
   */
  assignFile({ body, source }: ValueFile, unknown: 'error' | 'warning'): void {
    const { list } = this.findings;
    const findings = new Findings(source, list);
    for (const { labels, typeSpan } of body.blocksOf('variable')) {
      const [label] = labels;
      if (!label || labels.length > 1) continue;
      findings.error(
        'Variable declaration in a .var file',
        `A .var file is used to assign values to variables that have already been declared in job files, not to declare new variables. To declare variable "${label.text}", place this block in one of your job files\n\nTo set a value for this variable in ${source.filename}, use the definition syntax instead:\n    ${label.text} = <value>`,
        typeSpan,
      );
    }
    if (list.some(({ severity }) => severity === 'error')) return;
    for (const [name, attribute] of body.attributes(findings)) {
      const variable = this.#declared.get(name);
      if (!variable) {
        this.#report(unknown, {
          summary: 'Undefined variable',
          detail: `A "${name}" variable was set but was not found in known variables. To declare variable "${name}", place this block in your job files`,
          context: source.range(attribute),
        });
        continue;
      }
      const value = evaluate(attribute.expression, {}, findings);
      this.#assign(variable, value, { from: 'varfile', span: attribute.expression, source });
    }
  }

  /** Takes values from the command line. */
  assignArguments(values: Iterable<readonly [name: string, text: string]>, unknown: 'error' | 'warning'): void {
    for (const [name, text] of values) {
      const variable = this.#declared.get(name);
      if (variable) this.#assignText(variable, text, 'cmd');
      else {
        this.#report(unknown, {
          summary: 'Undefined -var variable',
          detail: `A "${name}" variable was passed in the command line but was not found in known variables. To declare variable "${name}", place this block in your job file`,
        });
      }
    }
  }

  /** The values, after their validations; those that have none or a wrong one are errors. */
  values(): Mapping {
    const values = new Map<string, Value>();
    for (const variable of this.#declared.values()) {
      if (!variable.assigned) {
        this.#report('error', {
          summary: `Unset variable "${variable.name}"`,
          detail:
            'A used variable must be set or have a default value; see https://developer.hashicorp.com/nomad/docs/reference/hcl2/variables  for details.',
          context: this.findings.source.range(variable.header),
        });
      } else if (variable.assigned.value !== undefined) {
        values.set(variable.name, variable.assigned.value);
        this.#validate(variable, variable.assigned, variable.assigned.value);
      }
    }
    return new Mapping('object', values);
  }

  #report(severity: Diagnostic['severity'], diagnostic: Omit<Diagnostic, 'severity'>): void {
    this.findings.list.push({ severity, ...diagnostic });
  }

  #isNew(name: string, subject: Span | undefined, context?: Span): boolean {
    if (!this.#declared.has(name)) return true;
    const { source } = this.findings;
    this.#report('error', {
      summary: 'Duplicate variable',
      detail: `Duplicate ${name} variable definition found.`,
      ...(subject ? { subject: source.range(subject) } : {}),
      ...(context ? { context: source.range(context) } : {}),
    });
    return false;
  }

  #declareShort(name: string, { expression, nameSpan }: BodyAttribute): void {
    const value = evaluate(expression, {}, this.findings);
    if (value === undefined) return;
    const assigned: Assignment = { from: 'default', value, span: expression, source: this.findings.source };
    this.#declared.set(name, { name, type: typeOf(value), validations: [], header: nameSpan, assigned });
  }

  #validation(name: string, block: BodyBlock): Validation {
    const { findings } = this;
    const { attributes } = block.body.content(VALIDATION, findings);
    const condition = attributes.get('condition');
    if (condition) checkReferences(name, condition.expression, findings);
    const given = attributes.get('error_message');
    const message = given ? constantText(given, findings) : undefined;
    if (given && message !== undefined && message.trim() === '') {
      const detail = 'An empty or blank string is not a valid nor useful error message.';
      findings.error('Invalid validation error message', detail, given.expression);
    }
    return { condition: condition?.expression, message: message ?? '', header: block.header };
  }

  #assignText(variable: InputVariable, text: string, from: 'env' | 'cmd'): void {
    const { type } = variable;
    const filename = `<value for var.${variable.name} from ${from === 'env' ? 'env' : 'arguments'}>`;
    if (type === undefined || type === 'string' || type === 'number') {
      this.#assign(variable, text, { from, span: { start: 0, end: text.length }, source: new Source(text, filename) });
      return;
    }
    const { tree, source, diagnostics } = parseHclExpression(text, filename);
    if (diagnostics.length > 0) {
      this.findings.list.push(...diagnostics);
      return;
    }
    const value = evaluate(tree, {}, new Findings(source, this.findings.list));
    this.#assign(variable, value, { from, span: tree, source });
  }

  #assign(variable: InputVariable, given: Value | undefined, where: Omit<Assignment, 'value'>): void {
    const { type, name } = variable;
    let value = given;
    if (type !== undefined && given !== undefined) {
      const converted = convertValue(given, type);
      if (converted instanceof Mismatch) {
        const [summary, what] =
          where.from === 'cmd'
            ? ['Invalid argument value for -var variable', `The received arg value for ${name}`]
            : ['Invalid value for variable', `The value for ${name}`];
        const detail = `${what} is not compatible with the variable's type constraint: ${converted.message}.`;
        new Findings(where.source, this.findings.list).error(summary, detail, where.span);
        value = undefined;
      } else value = converted;
    }
    variable.assigned = { ...where, value };
  }

  #validate(variable: InputVariable, { from, span, source }: Assignment, value: Value): void {
    const { findings } = this;
    const variables = new Map<string, Value>([['var', new Mapping('object', new Map([[variable.name, value]]))]]);
    for (const { condition, message, header } of variable.validations) {
      if (!condition) {
        findings.error('Invalid variable validation specification', 'validation requires a condition.', header);
        continue;
      }
      const given = evaluate(
        condition,
        { variables, ...(this.functions ? { functions: this.functions } : {}), budget: this.budget },
        findings,
      );
      if (given === undefined) continue;
      const result = convertValue(given, 'bool');
      if (result === null || result instanceof Mismatch) {
        const detail =
          result === null
            ? 'Validation condition expression must return either true or false, not null.'
            : `Invalid validation condition result value: ${result.message}.`;
        findings.error('Invalid variable validation result', detail, condition);
      } else if (result === false) {
        const where = rangeText(findings.source.range(header));
        const detail = `${message}\n\nThis was checked by the validation rule at ${where}.`;
        new Findings(source, findings.list).error(`Invalid value for ${from} variable`, detail, span);
      }
    }
  }
}

function checkReferences(name: string, condition: Expression, findings: Findings): void {
  let good = 0;
  for (const reference of referencesOf(condition)) {
    if (reference.root === 'var' && reference.attribute === name) good += 1;
    else {
      const detail = `The condition for variable "${name}" can only refer to the variable itself, using var.${name}.`;
      findings.error('Invalid reference in variable validation', detail, reference);
    }
  }
  if (good > 0) return;
  const detail = `The condition for variable "${name}" must refer to var.${name} in order to test incoming values.`;
  findings.error('Invalid variable validation condition', detail, condition);
}

/** A text that may refer to nothing; `undefined` after an error. */
function constantText({ expression }: BodyAttribute, findings: Findings): string | undefined {
  const value = evaluate(expression, {}, findings);
  const start = startOf(expression);
  if (value === undefined) {
    findings.redundant('Unsuitable value type', 'Unsuitable value: value must be known', start);
    return undefined;
  }
  const text = convertValue(value, 'string');
  if (typeof text === 'string') return text;
  const why = text instanceof Mismatch ? text.message : 'null value is not allowed';
  findings.error('Unsuitable value type', `Unsuitable value: ${why}`, start, expression);
  return undefined;
}
