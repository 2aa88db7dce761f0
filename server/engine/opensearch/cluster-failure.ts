/** Why a cluster could not do what was asked. */
import { errors } from '@opensearch-project/opensearch';

/** A sentence for people. */
export class ClusterFailure extends Error {
  /** Whether it may be over soon by itself. */
  readonly passes: boolean;

  constructor(message: string, passes = false) {
    super(message);
    this.passes = passes;
  }
}

/** What passes by itself: too much to do, or a shard whose node is gone and another takes over. */
export function passes(error: unknown): boolean {
  const status = error instanceof errors.ResponseError ? (error.statusCode ?? 0) : 0;
  return status === 429 || status >= 500;
}

/** What went wrong, for people; without credentials. */
export function failureOf(error: unknown): ClusterFailure {
  if (error instanceof ClusterFailure) return error;
  if (error instanceof errors.ResponseError) {
    const status = error.statusCode ?? 0;
    const { type, reason } = reasonOf(error.body);
    if (type === 'cluster_block_exception')
      return new ClusterFailure(`The cluster takes nothing at the moment: ${reason}`);
    if (status === 401 || status === 403)
      return new ClusterFailure(`The cluster does not let us in (${status}).`);
    const told = `The cluster answered ${status}: ${type} ${reason}`.trim();
    return new ClusterFailure(told, passes(error) || status === 404);
  }
  if (error instanceof errors.OpenSearchClientError)
    return new ClusterFailure(`The cluster does not answer (${error.name}).`, true);
  return new ClusterFailure(error instanceof Error ? error.message : String(error));
}

function reasonOf(body: unknown): { type: string; reason: string } {
  const error = (body as { error?: { type?: unknown; reason?: unknown } } | null)?.error;
  return { type: String(error?.type ?? ''), reason: String(error?.reason ?? '').slice(0, 300) };
}
