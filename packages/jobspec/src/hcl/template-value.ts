/** Values of templates: their text with what the sequences in it give, or the value of the one sequence that they are. */

import { conditionMet } from './conditional.js';
import { forEach } from './loop.js';
import { type Evaluation, MAX_WEIGHT } from './scope.js';
import type { Span } from './source.js';
import type { Expression, Template, TemplateFor, TemplateIf, TemplatePart } from './syntax.js';
import { convertValue, Mismatch } from './values/convert.js';
import { normalText, type Value, valueWeight } from './values/value.js';
import { wrappedValue } from './wrapped-value.js';

/** The value of a template, or `undefined` after an error. */
export function templateValue(evaluation: Evaluation, template: Template): Value | undefined {
  if (template.json) {
    const { text, problems } = template.json;
    const { scope, findings } = evaluation;
    if (!scope.variables && !scope.functions) return normalText(text);
    findings.list.push(...problems);
    if (problems.length > 0) return undefined;
  }
  const wrapped = wrappedValue(template);
  return wrapped ? evaluation.value(wrapped) : textOf(evaluation, template.parts, template);
}

/** The text of a template's parts. What can't be text is an error and left out; `undefined` when a part has no value at all. */
function textOf(evaluation: Evaluation, parts: readonly TemplatePart[], template: Span): string | undefined {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'text') return normalText(only.text);
  const pieces: string[] = [];
  let weight = 0;
  let failed = false;
  for (const part of parts) {
    const text = partText(evaluation, part, template);
    if (text === undefined) failed = true;
    else {
      weight += valueWeight(text);
      if (weight <= MAX_WEIGHT) pieces.push(text);
    }
  }
  evaluation.budget.steps -= weight;
  if (weight > MAX_WEIGHT) {
    const detail = 'This template produces a longer text than is supported.';
    evaluation.findings.error('Value too large', detail, template);
    return undefined;
  }
  return failed ? undefined : normalText(pieces.join(''));
}

function partText(evaluation: Evaluation, part: TemplatePart, template: Span): string | undefined {
  if (!evaluation.step(part)) return undefined;
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'value':
      return interpolated(evaluation, part.value, template);
    case 'if':
      return chosen(evaluation, part, template);
    case 'for':
      return repeated(evaluation, part, template);
  }
}

function chosen(evaluation: Evaluation, part: TemplateIf, template: Span): string | undefined {
  const condition = conditionMet(evaluation, part);
  return condition === undefined ? undefined : textOf(evaluation, condition ? part.whenTrue : part.whenFalse, template);
}

function repeated(evaluation: Evaluation, part: TemplateFor, template: Span): string | undefined {
  const pieces: string[] = [];
  let weight = 0;
  let failed = false;
  const complete = forEach(evaluation, part, () => {
    const text = weight > MAX_WEIGHT ? undefined : textOf(evaluation, part.body, template);
    if (text === undefined) failed = true;
    else {
      weight += valueWeight(text);
      if (weight <= MAX_WEIGHT) pieces.push(text);
    }
  });
  if (weight > MAX_WEIGHT) {
    const detail = 'This directive produces a longer text than is supported.';
    evaluation.findings.error('Value too large', detail, part);
    return undefined;
  }
  return complete && !failed ? pieces.join('') : undefined;
}

function interpolated(evaluation: Evaluation, expression: Expression, template: Span): string | undefined {
  const value = evaluation.value(expression);
  if (value === undefined) return undefined;
  const text = convertValue(value, 'string');
  if (typeof text === 'string') return text;
  const why =
    text instanceof Mismatch
      ? `Cannot include the given value in a string template: ${text.message}.`
      : 'The expression result is null. Cannot include a null value in a string template.';
  evaluation.findings.error('Invalid template interpolation value', why, expression, template);
  return '';
}
