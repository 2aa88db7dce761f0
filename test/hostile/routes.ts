/** Every address the app answers, from its own router: what is added there is tried without being named here. */
import type { Express } from 'express';

/** Patterns as they were registered, as `/articles/:id`. */
export function routesOf(app: Express): string[] {
  const stack: readonly { readonly route?: { readonly path?: unknown } }[] = app.router.stack;
  return stack.flatMap(({ route }) => (typeof route?.path === 'string' ? [route.path] : []));
}

/** Values for each `:part` of a pattern; a part that is not listed gets those of `others`. */
export type Parts = Readonly<Record<string, readonly string[]>> & {
  readonly others: readonly string[];
};

/** All addresses of a pattern; parts are encoded, braces of optional parts dropped. */
export function addressesOf(pattern: string, parts: Parts): string[] {
  const hole = /:(\w+)/.exec(pattern);
  if (hole === null) return [pattern.replaceAll(/[{}]/g, '')];
  const values = parts[hole[1] ?? ''] ?? parts.others;
  return values.flatMap((value) =>
    addressesOf(
      pattern.replace(hole[0], () => encodeURIComponent(value).replaceAll(':', '%3A')),
      parts,
    ),
  );
}
