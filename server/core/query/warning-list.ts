/** Collects the warnings of one parse, bounded for each code, and hands them out in text order. */
import type { Span } from '../span.ts';
import { MAX_WARNINGS_PER_CODE } from './limits.ts';
import type { QueryWarning, WarningCode } from './tree.ts';

export type Warn = (code: WarningCode, message: string, span: Span) => void;

export type WarningList = {
  readonly warn: Warn;
  /** Sorted by where they point. */
  readonly all: () => QueryWarning[];
};

/** Said once, whatever the text repeats. */
const ONCE: ReadonlySet<WarningCode> = new Set(['nothing-to-search', 'too-deep', 'too-many-terms']);

export function createWarningList(): WarningList {
  const warnings: { code: WarningCode; message: string; span: Span }[] = [];
  const counts = new Map<WarningCode, number>();
  return {
    warn(code, message, span) {
      const count = counts.get(code) ?? 0;
      if (count >= (ONCE.has(code) ? 1 : MAX_WARNINGS_PER_CODE)) return;
      counts.set(code, count + 1);
      warnings.push({ code, message, span });
    },
    all: () => warnings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}
