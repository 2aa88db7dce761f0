/** How many articles there are round a day, and how days are numbered. */
import { WINDOW_DAYS } from './story-graph.ts';

const DAY_MS = 86_400_000;

/** Days since 1 January 1970; null for null. */
export function dayNumber(day: string | null): number | null {
  return day === null ? null : Math.floor(Date.parse(day) / DAY_MS);
}

export class DayCounts {
  readonly #ofDay = new Map<number, number>();
  readonly #around = new Map<number, number>();
  #all = 0;

  count(day: number | null, times: 1 | -1): void {
    this.#all += times;
    this.#around.clear();
    if (day !== null) this.#ofDay.set(day, (this.#ofDay.get(day) ?? 0) + times);
  }

  /** Dated articles within the window round a day; all articles where the day is unknown. */
  around(day: number | null): number {
    if (day === null) return this.#all;
    const known = this.#around.get(day);
    if (known !== undefined) return known;
    let articles = 0;
    for (let at = day - WINDOW_DAYS; at <= day + WINDOW_DAYS; at += 1)
      articles += this.#ofDay.get(at) ?? 0;
    this.#around.set(day, articles);
    return articles;
  }
}
