/** What was found in one segment: documents in ascending order with their scores beside them. */

/** Documents of one segment, ascending, and the score of each. */
export type Found = { readonly documents: Uint32Array; readonly scores: Float64Array };

/** The documents with a 1 beside them. */
export function only(found: Found, kept: Uint8Array): Found {
  let count = 0;
  for (const keep of kept) count += keep;
  if (count === found.documents.length) return found;
  const documents = new Uint32Array(count);
  const scores = new Float64Array(count);
  let next = 0;
  for (let i = 0; i < kept.length; i += 1) {
    if (kept[i] === 0) continue;
    documents[next] = found.documents[i] as number;
    scores[next] = found.scores[i] as number;
    next += 1;
  }
  return { documents, scores };
}
