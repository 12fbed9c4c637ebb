/** What HCL says of characters that it has no use for. What is likely to be many times wrong for one reason is told once or twice. */

import type { Findings } from './diagnostic.js';
import type { Span } from './source.js';

interface Kind {
  readonly summary: string;
  readonly detail: string;
  /** Which of its occurrences are told, from 0. Default: all. */
  readonly told?: (occurrence: number) => boolean;
}

const CHARACTER = 'Invalid character';
/** The first of each pair, of two pairs. */
const OPENING = (occurrence: number): boolean => occurrence === 0 || occurrence === 2;

const QUOTE: Kind = {
  summary: CHARACTER,
  detail: 'Single quotes are not valid. Use double quotes (") to enclose strings.',
  told: OPENING,
};
const BACKTICK: Kind = {
  summary: CHARACTER,
  detail: 'The "`" character is not valid. To create a multi-line string, use the "heredoc" syntax, like "<<EOT".',
  told: OPENING,
};
const SEMICOLON: Kind = {
  summary: CHARACTER,
  detail:
    'The ";" character is not valid. Use newlines to separate arguments and blocks, and commas to separate items in collection values.',
  told: (occurrence) => occurrence === 0,
};
const CURLY: Kind = {
  summary: CHARACTER,
  detail:
    '"Curly quotes" are not valid here. These can sometimes be inadvertently introduced when sharing code via documents or discussion forums. It might help to replace the character with a "straight quote".',
};
const OTHER: Kind = { summary: CHARACTER, detail: 'This character is not used within the language.' };

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["'", QUOTE],
  ['`', BACKTICK],
  [';', SEMICOLON],
  ['\u201c', CURLY],
  ['\u201d', CURLY],
]);

/** What bitwise operators of other languages are likely to mean. */
const BITWISE: ReadonlyMap<string, string> = new Map([
  ['&', ' Did you mean boolean AND ("&&")?'],
  ['|', ' Did you mean boolean OR ("||")?'],
  ['~', ' Did you mean boolean NOT ("!")?'],
  ['^', ''],
]);

/** After this many bitwise operators no more are told. */
const MOST_BITWISE = 4;

/** Tells of them, for one source. */
export class InvalidTokens {
  readonly #occurrences = new Map<Kind, number>();
  #bitwise = 0;

  constructor(private readonly findings: Findings) {}

  /** Tells of one. */
  report(span: Span): void {
    const { findings } = this;
    const character = findings.source.text.slice(span.start, span.end);
    const meant = BITWISE.get(character);
    if (meant !== undefined) {
      this.#bitwise += 1;
      if (this.#bitwise > MOST_BITWISE) return;
      findings.error('Unsupported operator', `Bitwise operators are not supported.${meant}`, span);
      return;
    }
    const kind = KINDS.get(character) ?? OTHER;
    const occurrence = this.#occurrences.get(kind) ?? 0;
    this.#occurrences.set(kind, occurrence + 1);
    if (kind.told?.(occurrence) ?? true) findings.error(kind.summary, kind.detail, span);
  }
}
