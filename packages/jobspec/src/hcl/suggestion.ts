/** "Did you mean": the known name that is nearly the one that was given. */

/** More edits than this make it another name. */
const NEAR = 2;

/** The first of the names that is at most two edits away from the one that was given. */
export function nameSuggestion(given: string, names: Iterable<string>): string | undefined {
  for (const name of names) if (isNear(given, name)) return name;
  return undefined;
}

function isNear(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > NEAR) return false;
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
