/**
 * Which rules of `entities.yaml` have nothing to do: their forms are in no article. No error, since the
 * articles may come, but often a slip of the pen.
 */
import { ENTITY_TYPES, type EntityType, type LocalName } from '../core/names.ts';
import { type Curation, createNameCurator, NO_CURATION } from './curation.ts';
import type { CurationFile, Place } from './curation-file.ts';
import { formKey } from './form-key.ts';

/** The names found in an article, before any rule, and where it stands. */
export type NamedPaths = {
  readonly names: readonly LocalName[];
  readonly paths: readonly string[];
};

export type CurationNote = Place & { readonly message: string };

/** In the order of the file. Linear in the names for each section. */
export function unmatchedRules(
  { curation, places }: CurationFile,
  articles: readonly NamedPaths[],
): CurationNote[] {
  const keysAfter = (rules: Partial<Curation>): ReadonlySet<string> => {
    const curate = createNameCurator({ ...NO_CURATION, ...rules });
    return new Set(
      articles.flatMap(({ names, paths }) =>
        curate(names, paths).map(({ type, name }) => keyOf(type, name)),
      ),
    );
  };
  const { retype, split, hide, merge, rename } = curation;
  const notes: CurationNote[] = [];
  const note = (rule: object, message: string): void => {
    const place = places.get(rule as never);
    if (place !== undefined) notes.push({ ...place, message });
  };
  const missing = (
    rule: object,
    wanted: readonly (readonly [EntityType, string])[],
    seen: ReadonlySet<string>,
  ): void => {
    for (const [type, form] of wanted)
      if (!seen.has(keyOf(type, form))) note(rule, `No article has the ${type} “${form}”.`);
  };

  const found = keysAfter({});
  for (const rule of retype) {
    const types = rule.from === null ? ENTITY_TYPES : [rule.from];
    for (const form of rule.forms)
      if (!types.some((type) => found.has(keyOf(type, form))))
        note(rule, `No article has the ${rule.from ?? 'name'} “${form}”.`);
  }
  const curateTypes = createNameCurator({ ...NO_CURATION, retype });
  for (const rule of split) {
    const covered = articles.filter(({ paths }) => paths.some(rule.covers));
    if (covered.length === 0) note(rule, `No article stands at ${rule.paths.join(', ')}.`);
    const there = new Set(
      covered.flatMap(({ names, paths }) =>
        curateTypes(names, paths).map(({ type, name }) => keyOf(type, name)),
      ),
    );
    for (const form of covered.length === 0 ? [] : rule.forms)
      if (!there.has(keyOf(rule.type, form)))
        note(rule, `No article at these paths has the ${rule.type} “${form}”.`);
  }
  const beforeHiding = keysAfter({ retype, split });
  for (const rule of hide)
    missing(
      rule,
      rule.forms.map((form) => [rule.type, form]),
      beforeHiding,
    );
  const shown = keysAfter({ retype, split, hide });
  for (const rule of merge)
    missing(
      rule,
      rule.forms.map((form) => [rule.type, form]),
      shown,
    );
  for (const rule of rename) missing(rule, [[rule.type, rule.from]], shown);
  return notes.sort((a, b) => a.line - b.line || a.column - b.column);
}

function keyOf(type: EntityType, form: string): string {
  return `${type}:${formKey(type, form)}`;
}
