import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interpolate, interpolateConfig } from './interpolation.js';

const variables: Record<string, string> = {
  NOMAD_TASK_NAME: 'web',
  NOMAD_META_team: 'red',
  'node.unique.name': 'node-1',
  'attr.kernel.name': 'linux',
};
const lookup = (name: string): string | undefined => variables[name];

test('known variables are filled in, and what is unknown stays', () => {
  expect(interpolate('${NOMAD_TASK_NAME}/${node.unique.name}', lookup)).toBe('web/node-1');
  expect(interpolate('${attr.kernel.name}-${NOMAD_META_team}', lookup)).toBe('linux-red');
  expect(interpolate('${meta.undefined} $${raw} ${a b} $HOME', lookup)).toBe('${meta.undefined} $${raw} ${a b} $HOME');
});

test('a config is filled in at any depth', () => {
  const { config, problems } = interpolateConfig(
    {
      command: '${NOMAD_TASK_NAME}',
      args: ['${env["NOMAD_META_team"]}', '$${HOME}', 5, { deep: '${attr.kernel.name}' }],
    },
    lookup,
  );
  expect(problems).toEqual([]);
  expect(config).toEqual({ command: 'web', args: ['red', '${HOME}', 5, { deep: 'linux' }] });
});

test('in a config, what does not exist is an error', () => {
  const { problems } = interpolateConfig({ a: '${nope}', b: '${attr.nope}', c: '${upper(NOMAD_TASK_NAME)}' }, lookup);
  expect(problems).toEqual([
    'Unknown variable: There is no variable named "nope".',
    'Unsupported attribute: This object does not have an attribute named "nope".',
    'Unsupported expression: only variables can be filled in here, not "${upper(NOMAD_TASK_NAME)}".',
  ]);
});

test('text without variables is never changed', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('${'));
      expect(interpolate(text, lookup)).toBe(text);
      expect(interpolateConfig({ text }, lookup)).toEqual({ config: { text }, problems: [] });
    }),
  );
});
