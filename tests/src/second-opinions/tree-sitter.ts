/** The grammar of tree-sitter for HCL, in WebAssembly. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { type Construct, inOrder, type Kind } from './constructs.js';

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['attribute', 'attribute'],
  ['binary_operation', 'binary'],
  ['block', 'block'],
  ['function_call', 'call'],
  ['for_tuple_expr', 'for'],
  ['for_object_expr', 'for'],
  ['heredoc_template', 'heredoc'],
  ['template_interpolation', 'interpolation'],
  ['object', 'object'],
  ['attr_splat', 'splat'],
  ['full_splat', 'splat'],
  ['tuple', 'tuple'],
  ['unary_operation', 'unary'],
]);

/** What the grammar makes of a text: whether it found an error, and where the constructs are. */
export interface SecondTree {
  readonly hasError: boolean;
  readonly constructs: readonly Construct[];
}

/** Loads the grammar. The result reads one text. */
export async function loadTreeSitter(): Promise<(text: string) => SecondTree> {
  await Parser.init();
  const require = createRequire(import.meta.url);
  const grammar = await readFile(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm'));
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('tree-sitter gave no tree');
    const { hasError } = tree.rootNode;
    const constructs = tree.rootNode.descendantsOfType([...KINDS.keys()]).flatMap((node): Construct[] => {
      const kind = KINDS.get(node.type);
      return kind ? [[kind, node.startIndex, node.endIndex]] : [];
    });
    tree.delete();
    return { hasError, constructs: inOrder(constructs) };
  };
}
