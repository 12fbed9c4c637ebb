/** What is used of `@cdktf/hcl2json`: its own declarations bring those of a browser with them. */

/** The JSON of a text. Rejects with what is wrong with the text; never settles when the program in WebAssembly dies. */
export declare function parse(filename: string, contents: string): Promise<unknown>;
