/**
 * Zipf's law: the word of rank r is about r times rarer than the first. It makes the vocabulary of a
 * generated corpus grow with its size as that of real news does.
 */

/** Draws ranks from 0 up to but without `size`; rank r with a weight of 1 / (r + 1). */
export function createZipf(size: number): (random: () => number) => number {
  const cumulative = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += 1 / (rank + 1);
    cumulative[rank] = sum;
  }
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulative[middle] as number) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
