/** Pairs of names as newspapers print them: a fixed measure of the entity table. */
import { ONE_PERSON } from './one-person-words.ts';
import { TWO_PEOPLE } from './two-people-words.ts';

export type NamePair = readonly [string, string];

function pairsOf(lines: string): readonly NamePair[] {
  return lines
    .trim()
    .split('\n')
    .map((line): NamePair => {
      const [a = '', b = ''] = line.split(' = ');
      return [a, b];
    });
}

/** Spellings of one person. */
export const SAME_PERSON: readonly NamePair[] = pairsOf(ONE_PERSON);
/** Two people, or two that nobody can tell from their names to be one. */
export const DIFFERENT_PEOPLE: readonly NamePair[] = pairsOf(TWO_PEOPLE);
