/** The best of the documents offered, by key and then by id: a binary heap with the worst on top. */

export class BestDocuments {
  readonly #keys: Float64Array;
  readonly #ids: Float64Array;
  readonly #documents: Uint32Array;
  #size = 0;

  /** `capacity`: as many as are wanted. */
  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#ids = new Float64Array(capacity);
    this.#documents = new Uint32Array(capacity);
  }

  /** The worst key that is kept, once there is no more room: what is below it need not be offered. */
  get least(): number {
    return this.#size < this.#keys.length ? Number.NEGATIVE_INFINITY : (this.#keys[0] as number);
  }

  /** Higher keys come first, then lower ids. */
  offer(key: number, id: number, document: number): void {
    if (this.#size < this.#keys.length) {
      this.#size += 1;
      this.#put(this.#size - 1, key, id, document);
      this.#rise(this.#size - 1);
    } else if (this.#size > 0 && this.#isBetter(key, id, 0)) {
      this.#put(0, key, id, document);
      this.#sink(0);
    }
  }

  /** Best first. */
  sorted(): { readonly document: number; readonly key: number }[] {
    const places = Array.from({ length: this.#size }, (_, i) => i);
    const [keys, ids] = [this.#keys, this.#ids];
    places.sort((a, b) => compare(keys[b], keys[a]) || compare(ids[a], ids[b]));
    return places.map((place) => ({
      document: this.#documents[place] as number,
      key: keys[place] as number,
    }));
  }

  #isBetter(key: number, id: number, place: number): boolean {
    const other = this.#keys[place] as number;
    return key > other || (key === other && id < (this.#ids[place] as number));
  }

  #put(place: number, key: number, id: number, document: number): void {
    this.#keys[place] = key;
    this.#ids[place] = id;
    this.#documents[place] = document;
  }

  #isWorse(a: number, b: number): boolean {
    return this.#isBetter(this.#keys[b] as number, this.#ids[b] as number, a);
  }

  #swap(a: number, b: number): void {
    const key = this.#keys[a] as number;
    const id = this.#ids[a] as number;
    const document = this.#documents[a] as number;
    this.#put(a, this.#keys[b] as number, this.#ids[b] as number, this.#documents[b] as number);
    this.#put(b, key, id, document);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let worst = at;
      if (left < this.#size && this.#isWorse(left, worst)) worst = left;
      if (right < this.#size && this.#isWorse(right, worst)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}

function compare(a: number | undefined, b: number | undefined): number {
  const [x, y] = [a ?? 0, b ?? 0];
  return x < y ? -1 : x > y ? 1 : 0;
}
