/** Files for the functions of job files, such as `file()`, from the file system. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { FileReader } from '@yurt/jobspec';

/** Reads files; relative paths begin at `baseDirectory`. */
export function nodeFiles(baseDirectory: string): FileReader {
  return {
    baseDirectory,
    workingDirectory: process.cwd(),
    home: homedir(),
    read: (path) => unlessMissing(() => readFileSync(path)),
    kind: (path) => {
      const found = unlessMissing(() => statSync(path));
      if (!found) return undefined;
      return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
    },
    list: (path) => unlessMissing(() => readdirSync(path)) ?? [],
  };
}

function unlessMissing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
