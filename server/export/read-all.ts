/**
 * A search read from its first article to its last, from one version of the index: the next stretch is
 * asked for when the one before has been written, so that memory does not grow with the result, and
 * whoever stops reading stops the work.
 */
import { SearchError } from '../core/errors.ts';
import type { SearchState } from '../core/search-state.ts';
import type { ReadForm, ReadResult, Searcher } from '../core/searcher.ts';

/** Articles a stretch: enough to make asking cheap, few enough to wait in memory for a slow reader. */
const STRETCH = 100;
/** A busy server is asked again for a while rather than cutting the file off: milliseconds, and times. */
const RETRY_MS = 500;
const RETRIES = 40;

export type Reading<Form extends ReadForm> = {
  /** The first stretch, which says how many there are and from which index. */
  readonly first: ReadResult<Form>;
  /** All of them, the first included. */
  readonly stretches: AsyncIterable<ReadResult<Form>>;
};

export type ReadAllOptions<Form extends ReadForm> = {
  readonly searcher: Pick<Searcher, 'read'>;
  readonly form: Form;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  readonly stretch?: number;
  /** Articles to leave out before the first, and the most to read. */
  readonly from?: number;
  readonly limit?: number;
};

/** Rejects as the searcher does; later stretches of a busy searcher are waited for. */
export async function readAll<Form extends ReadForm>(
  state: SearchState,
  { searcher, form, pause, ...range }: ReadAllOptions<Form>,
): Promise<Reading<Form>> {
  const { stretch = STRETCH, from = 0, limit = Number.POSITIVE_INFINITY } = range;
  const sizeAt = (offset: number): number => Math.min(stretch, from + limit - offset);
  const first = await searcher.read({
    state,
    form,
    offset: from,
    size: sizeAt(from),
    version: null,
  });
  const { version } = first.index;
  const end = Math.min(first.total, from + limit);
  const read = async (offset: number): Promise<ReadResult<Form>> => {
    for (let turn = 1; ; turn += 1) {
      try {
        return await searcher.read({ state, form, offset, size: sizeAt(offset), version });
      } catch (error) {
        const isBusy = error instanceof SearchError && error.code === 'overloaded';
        if (!isBusy || turn > RETRIES) throw error;
        await pause(RETRY_MS);
      }
    }
  };
  async function* stretches(): AsyncGenerator<ReadResult<Form>> {
    yield first;
    for (let offset = from + first.rows.length; offset < end; ) {
      const next = await read(offset);
      if (next.rows.length === 0) throw new Error(`Nothing stands at ${offset} of ${first.total}.`);
      yield next;
      offset += next.rows.length;
    }
  }
  return { first, stretches: stretches() };
}
