/** Slips of the typing hand, made by chance: one letter put in, left out, taken for another, or swapped. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The word with one slip; it may be the word again, where equal letters are swapped. `random` gives [0, 1). */
export function slipped(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = LETTERS[Math.floor(random() * LETTERS.length)] ?? 'e';
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + letter + word.slice(at);
    case 1:
      return before + after;
    case 2:
      return before + letter + after;
    default:
      return before + after.slice(0, 1) + (word[at] ?? '') + after.slice(1);
  }
}
