/** What is used of `web-tree-sitter`: its own declarations bring those of a browser with them. */

export declare class Parser {
  /** To be awaited before anything else. */
  static init(): Promise<void>;
  setLanguage(language: Language): this;
  /** No tree only without a language, or when stopped. */
  parse(text: string): Tree | null;
}

export declare class Language {
  readonly abiVersion: number;
  static load(wasm: Uint8Array): Promise<Language>;
}

interface Tree {
  readonly rootNode: Node;
  /** Frees the memory outside JavaScript. */
  delete(): void;
}

interface Node {
  readonly type: string;
  /** As offset in the text, in UTF-16 units. */
  readonly startIndex: number;
  readonly endIndex: number;
  readonly hasError: boolean;
  descendantsOfType(types: readonly string[]): readonly Node[];
}
