/**
 * The paired randomisation test (Smucker, Allan and Carterette 2007): how often would topics swapped
 * between two systems by chance differ in the mean as much as the systems do?
 */
import { createRandom } from '../ner/random.ts';

const ROUNDS = 10_000;
const SEED = 20070606;

/** Two-sided p; values of the two systems topic by topic. The same values give the same p. */
export function randomisationTest(a: readonly number[], b: readonly number[]): number {
  const differences = a.map((value, i) => value - (b[i] ?? 0)).filter((value) => value !== 0);
  const observed = Math.abs(sum(differences));
  const random = createRandom(SEED);
  let asLarge = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let swapped = 0;
    for (const difference of differences) swapped += random() < 0.5 ? difference : -difference;
    if (Math.abs(swapped) >= observed - 1e-12) asLarge += 1;
  }
  return (asLarge + 1) / (ROUNDS + 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
