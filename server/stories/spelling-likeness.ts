/** Whether two forms of one name are spellings of each other, and not merely other names for the same. */

/** Edits a word may differ by, as a share of its length; one always. */
const MAX_EDITS = 0.34;

/**
 * `Sergey Lavrov` and `Sergei Lavrov`, `Choe Son Hui` and `Choe Son-hui`; not `Putin` and `Vladimir
 * Putin`, nor `U.S.` and `United States`, nor forms that differ in case alone.
 */
export function isSpelling(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return false;
  const [own, other] = [partsOf(a), partsOf(b)];
  if (own.length !== other.length) return false;
  return own.every((part, i) => {
    const against = other[i] ?? '';
    const most = Math.max(1, Math.floor(Math.max(part.length, against.length) * MAX_EDITS));
    return editDistance(part, against) <= most;
  });
}

function partsOf(name: string): string[] {
  return name.toLowerCase().split(/[\s-]+/u);
}

/** Insertions, deletions and exchanges of one letter that make one word the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
