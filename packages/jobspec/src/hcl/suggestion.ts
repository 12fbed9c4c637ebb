/** "Did you mean": the known name that is nearly the one that was given. */

/** More edits than this make it another name. */
const NEAR = 2;

/** Nobody misspells a longer name, or looks for one among more names. */
const LONGEST = 100;
const MOST_NAMES = 1000;

/** The first of the names that is at most two edits away from the one that was given. */
export function nameSuggestion(given: string, names: Iterable<string>): string | undefined {
  if (given.length > LONGEST) return undefined;
  let looked = 0;
  for (const name of names) {
    if (Math.abs(given.length - name.length) <= NEAR && isNear(given, name)) return name;
    looked += 1;
    if (looked === MOST_NAMES) break;
  }
  return undefined;
}

function isNear(left: string, right: string): boolean {
  let before = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      const edits = Math.min(
        (before[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + changed,
      );
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > NEAR) return false;
    before = current;
  }
  return (before.at(-1) ?? 0) <= NEAR;
}
