/** Finding values by any of their words. */
import { tokenize } from './analyzer.ts';

/** Whether some word of a value begins with each of the wanted words; any value where none is wanted. */
export function holdsWords(contains: string): (value: string) => boolean {
  const wanted = tokenize(contains).map(({ term }) => term);
  return (value) => {
    const words = tokenize(value).map(({ term }) => term);
    return wanted.every((prefix) => words.some((word) => word.startsWith(prefix)));
  };
}
