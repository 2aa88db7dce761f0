/**
 * The entities of the documents of one segment after the other, as rows of numbers: a document's names are
 * added with their weights, and names of one entity are one. The most mentioned come first, then by name.
 */
import { ENTITY_TYPES, type EntityType } from '../../core/names.ts';
import type { Entity } from '../../entities/entity-table.ts';
import type { Rows } from './csr.ts';

/** An entity as a number: those of all types in one sequence. */
export type EntityNumber = number;

/** The number of nobody in particular. */
export const NOBODY: EntityNumber = -1;

export class EntityRows {
  readonly #numbers = new Map<Entity, EntityNumber>();
  /** By number: the type, by its place in `ENTITY_TYPES`, and the place among those of the type. */
  readonly #types: Uint8Array;
  readonly #places: Uint32Array;
  /** The order of the names by code unit. */
  readonly #order: Uint32Array;
  /** What was added of the document so far: entities, and the weight of each. */
  readonly #met: EntityNumber[] = [];
  readonly #isMet: Uint8Array;
  readonly #weights: Float64Array;
  #rows = new GrowingRows();

  /** By type, in the order of the numbers of its column. */
  constructor(entities: Readonly<Record<EntityType, readonly Entity[]>>) {
    const all = ENTITY_TYPES.flatMap((type) => entities[type]);
    for (const [number, entity] of all.entries()) this.#numbers.set(entity, number);
    this.#types = Uint8Array.from(all, ({ type }) => ENTITY_TYPES.indexOf(type));
    this.#places = Uint32Array.from(
      ENTITY_TYPES.flatMap((type) => entities[type].map((_, place) => place)),
    );
    this.#isMet = new Uint8Array(all.length);
    this.#weights = new Float64Array(all.length);
    this.#order = new Uint32Array(all.length);
    const byName = [...all.keys()].sort((a, b) => (nameAt(all, a) < nameAt(all, b) ? -1 : 1));
    for (const [place, number] of byName.entries()) this.#order[number] = place;
  }

  numberOf(entity: Entity | null): EntityNumber {
    return entity === null ? NOBODY : (this.#numbers.get(entity) ?? NOBODY);
  }

  /** Adds a name of the document that is being added. The publisher may have assigned one without a mention. */
  add(entity: EntityNumber, weight: number): void {
    if (entity === NOBODY) return;
    if (this.#isMet[entity] === 0) this.#met.push(entity);
    this.#isMet[entity] = 1;
    this.#weights[entity] = (this.#weights[entity] as number) + weight;
  }

  endDocument(): void {
    const [met, weights, order] = [this.#met, this.#weights, this.#order];
    if (met.length > 1)
      met.sort(
        (a, b) =>
          (weights[b] as number) - (weights[a] as number) ||
          (order[a] as number) - (order[b] as number),
      );
    for (const entity of met) {
      this.#rows.add(this.#types[entity] as number, this.#places[entity] as number);
      weights[entity] = 0;
      this.#isMet[entity] = 0;
    }
    met.length = 0;
    this.#rows.endRow();
  }

  /** The rows of the documents since the last taking. */
  take(): Record<EntityType, Rows> {
    const rows = this.#rows;
    this.#rows = new GrowingRows();
    const of = (type: EntityType): Rows => rows.of(ENTITY_TYPES.indexOf(type));
    return { person: of('person'), place: of('place'), organization: of('organization') };
  }
}

/** A row of each type at a time. */
class GrowingRows {
  readonly #numbers: number[][] = ENTITY_TYPES.map(() => []);
  readonly #offsets: number[][] = ENTITY_TYPES.map(() => [0]);

  add(type: number, number: number): void {
    this.#numbers[type]?.push(number);
  }

  endRow(): void {
    for (const [type, offsets] of this.#offsets.entries())
      offsets.push(this.#numbers[type]?.length ?? 0);
  }

  of(type: number): Rows {
    return {
      offsets: Uint32Array.from(this.#offsets[type] ?? []),
      numbers: Uint32Array.from(this.#numbers[type] ?? []),
    };
  }
}

function nameAt(entities: readonly Entity[], number: EntityNumber): string {
  return entities[number]?.name ?? '';
}
