/**
 * The clock by which a query thread measures how long it has been at a question. For a question that nobody
 * waits for any more all time is over: it is given up at the next look at its deadline (`deadline.ts`).
 */
export class QuestionClock {
  readonly #abandoned: Int32Array;
  #current = 0;

  /** `abandoned`: one shared number, the question that need not be answered any more. */
  constructor(abandoned: Int32Array) {
    this.#abandoned = abandoned;
  }

  /** Begins question number `id`, from 1. */
  begin(id: number): void {
    this.#current = id;
  }

  /** Milliseconds of a steady clock, or infinity. */
  readonly now = (): number =>
    this.#current !== 0 && Atomics.load(this.#abandoned, 0) === this.#current
      ? Number.POSITIVE_INFINITY
      : performance.now();
}
