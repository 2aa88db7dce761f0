/** The page of one error, and the page that lists them all (`/errors#code`, the `type` of a problem). */
import { ERRORS, type ErrorCode } from '../core/errors.ts';
import type { IndexInfo } from '../core/searcher.ts';
import { ERROR_TEXTS } from './error-texts.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';

export type ErrorPage = {
  readonly frame: Frame;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly advice: string;
  readonly parameter: string | null;
  /** By which the log knows the request; null where there is none to give. */
  readonly requestId: string | null;
};

/** What a page needs of a failed request: a `SearchError` has it all. */
export type ShownError = {
  readonly code: ErrorCode;
  /** One sentence for the person who asked; for `internal`, nothing of the cause. */
  readonly message: string;
  readonly parameter: string | null;
};

export function errorPage(
  { code, message, parameter }: ShownError,
  { index = null, requestId = null }: { index?: IndexInfo | null; requestId?: string | null } = {},
): ErrorPage {
  const { status, title } = ERRORS[code];
  return {
    frame: pageFrame({ title, index, meta: [NOT_FOR_ROBOTS] }),
    status,
    code,
    title,
    detail: message,
    advice: ERROR_TEXTS[code].advice,
    parameter,
    requestId,
  };
}

export type ErrorsPage = {
  readonly frame: Frame;
  readonly errors: readonly {
    readonly code: string;
    readonly status: number;
    readonly title: string;
    readonly meaning: string;
    readonly advice: string;
  }[];
};

export function errorsPage(index: IndexInfo | null): ErrorsPage {
  return {
    frame: pageFrame({ title: 'Errors', index }),
    // Every key of the table is a code.
    errors: (Object.keys(ERRORS) as ErrorCode[]).map((code) => ({
      code,
      ...ERRORS[code],
      ...ERROR_TEXTS[code],
    })),
  };
}
