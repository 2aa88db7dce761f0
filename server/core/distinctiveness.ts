/**
 * How far a value, or a word, stands out in some articles against all the others of the archive. One
 * measure for facets, names and words, so that all say the same; kept apart from what is counted.
 */
import { logLikelihood } from './collocates.ts';

/** What is compared, in articles: some of them, and the whole archive, which holds them too. */
export type Comparison = { readonly articles: number; readonly archive: number };

/** Of one value or word: in how many of these articles it stands, and in how many of the archive. */
export type Occurrence = { readonly count: number; readonly inArchive: number };

/**
 * Dunning's G² of these articles against the rest of the archive, signed: negative where the value is
 * rarer here than elsewhere. Above 10.83 chance explains it in less than one case of a thousand.
 * 0 where these articles are all there are: nothing stands out in the whole.
 * Source: Dunning 1993, “Accurate Methods for the Statistics of Surprise and Coincidence”.
 */
export function distinctiveness(
  { count, inArchive }: Occurrence,
  { articles, archive }: Comparison,
): number {
  const elsewhere = Math.max(0, inArchive - count);
  const without = Math.max(0, articles - count);
  const rest = Math.max(0, archive - articles - elsewhere);
  const sign = count * archive >= inArchive * articles ? 1 : -1;
  const strength = logLikelihood([count, elsewhere, without, rest]);
  return strength === 0 ? 0 : sign * strength;
}
