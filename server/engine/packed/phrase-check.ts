/** Whether words stand side by side, from term numbers alone: no text is read. */
import type { TextField } from '../../core/article.ts';
import type { Segment } from './segment.ts';

/** Of one position: the only term that may stand there, or a 1 for each that may. */
type Place =
  | { readonly kind: 'one'; readonly term: number }
  | { readonly kind: 'any'; readonly allowed: Uint8Array };

/** `positions`: of each place in the phrase, the terms that may stand there. */
export function createPhraseCheck(
  segment: Segment,
  positions: readonly (readonly string[])[],
  fields: readonly TextField[],
): (document: number) => boolean {
  const places = positions.map((terms): Place => {
    const numbers = terms.map((term) => segment.terms.find(term)).filter((number) => number >= 0);
    const [only] = numbers;
    if (numbers.length === 1 && only !== undefined) return { kind: 'one', term: only };
    const allowed = new Uint8Array(segment.terms.size);
    for (const number of numbers) allowed[number] = 1;
    return { kind: 'any', allowed };
  });
  const fits = (term: number, place: Place): boolean =>
    place.kind === 'one' ? place.term === term : place.allowed[term] === 1;
  const [first, ...rest] = places;
  return (document) => {
    if (first === undefined) return false;
    for (const field of fields) {
      const { offsets, numbers } = segment.fields[field].forward;
      const end = (offsets[document + 1] ?? 0) - rest.length;
      for (let at = offsets[document] ?? 0; at < end; at += 1) {
        if (!fits(numbers[at] as number, first)) continue;
        let next = 0;
        while (next < rest.length && fits(numbers[at + 1 + next] as number, rest[next] as Place))
          next += 1;
        if (next === rest.length) return true;
      }
    }
    return false;
  };
}
