/** What a cluster answers, as far as it is read: anything else is a failure, never taken for what it is not. */
import { z } from 'zod';
import { ClusterFailure } from './cluster-failure.ts';

/** What nobody reads. */
export const ANYTHING = z.unknown();

export const INFO = z.object({
  version: z.object({ distribution: z.string().optional(), number: z.string().optional() }),
});

/** Index → its mappings. */
export const MAPPINGS = z.record(
  z.string(),
  z.object({
    mappings: z.object({ _meta: z.object({ layout: z.string().optional() }).optional() }),
  }),
);

/** Index → what is said of its aliases. */
export const ALIASES = z.record(z.string(), z.unknown());

/** An answer for each operation, in their order, under the name of what it did. */
export const BULK = z.object({
  items: z.array(
    z.record(
      z.string(),
      z.object({
        status: z.number(),
        error: z.object({ reason: z.string().nullish() }).optional(),
      }),
    ),
  ),
});

export const HITS = z.object({
  timed_out: z.boolean(),
  _shards: z.object({ failed: z.number() }),
  hits: z.object({
    hits: z.array(
      z.object({
        _id: z.string(),
        _source: z.unknown().optional(),
        _score: z.number().nullish(),
        fields: z.object({ number: z.array(z.number()).optional() }).optional(),
      }),
    ),
  }),
});

export const POINT_IN_TIME = z.object({ pit_id: z.string() });

/** A page of the values of a field. */
export const VALUES = z.object({
  timed_out: z.boolean(),
  _shards: z.object({ failed: z.number() }),
  aggregations: z.object({
    values: z.object({
      buckets: z.array(z.object({ key: z.object({ value: z.string() }), doc_count: z.number() })),
      after_key: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
});

/** Throws `ClusterFailure` where the answer is another than a cluster gives. */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new ClusterFailure(
    `What answers is no cluster that is understood (${where}: ${issue?.message ?? 'unknown'}).`,
  );
}
