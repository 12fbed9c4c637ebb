/**
 * Capital and small letters as Go changes them: one character becomes one character, also where the whole text would grow, such
 * as the German sharp s.
 */

/** A text in capital letters. */
export function upperText(text: string): string {
  return mapCharacters(text, upperCharacter);
}

/** A text in small letters. */
export function lowerText(text: string): string {
  return mapCharacters(text, lowerCharacter);
}

/** A character as a capital letter, if it has one. */
export function upperCharacter(character: string): string {
  const upper = character.toUpperCase();
  return upper.length > character.length ? character : upper;
}

function lowerCharacter(character: string): string {
  const lower = character.toLowerCase();
  return lower.length > character.length ? lower.charAt(0) : lower;
}

function mapCharacters(text: string, change: (character: string) => string): string {
  return /^[\0-\x7f]*$/.test(text) ? change(text) : Array.from(text, change).join('');
}
