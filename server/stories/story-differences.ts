/**
 * Where the reports of a story differ: other figures for the same thing, other spellings of the same
 * name. Says only that they differ, and where each stands, never which is right.
 */
import { fold } from '../core/fold.ts';
import type { EntityType } from '../core/names.ts';
import type { Evidence, FigureDifference, SpellingDifference } from '../core/story-report.ts';
import { FATES } from './figure-words.ts';
import { type Figure, figuresIn } from './figures.ts';
import { type Report, type Sentence, sharedStems } from './report.ts';
import { isSpelling } from './spelling-likeness.ts';

/**
 * Stems that two sentences must share, apart from the thing counted, to speak of the same: fewer where
 * a thing is counted, more where it is money or per cent. Guesses, looked at in labelled stories.
 */
const SHARED_OF_THINGS = 3;
const SHARED_OF_UNITS = 5;
/** Share of the shorter sentence's stems as well: money and per cent are in every other sentence. */
const SHARE_OF_UNITS = 0.6;
/** What befalls people is mostly told of one event, the story's. */
const SHARED_OF_FATES = 1;
const FATE_NAMES: ReadonlySet<string> = new Set(FATES.values());

type Found = { readonly figure: Figure; readonly sentence: Sentence };

/** Figures that differ between reports for the same thing in like sentences, by what they count. */
export function figureDifferences(sentences: readonly Sentence[]): FigureDifference[] {
  const byCounted = new Map<string, Found[]>();
  for (const sentence of sentences) {
    for (const figure of figuresIn(sentence.report.text, sentence)) {
      const found = byCounted.get(figure.counted) ?? [];
      found.push({ figure, sentence });
      byCounted.set(figure.counted, found);
    }
  }
  return [...byCounted.values()]
    .flatMap((found) => differenceAmong(found) ?? [])
    .sort((a, b) => evidenceCount(b) - evidenceCount(a) || (a.what < b.what ? -1 : 1));
}

function evidenceCount({ values }: FigureDifference): number {
  return values.reduce((sum, { evidence }) => sum + evidence.length, 0);
}

function differenceAmong(found: readonly Found[]): FigureDifference | null {
  // A report that gives both figures does not contradict another that gives one of them there.
  const valuesOf = new Map<Report, Set<number>>();
  for (const { figure, sentence } of found) {
    const values = valuesOf.get(sentence.report) ?? new Set();
    valuesOf.set(sentence.report, values.add(figure.value));
  }
  const differing = found.filter((one) =>
    found.some((other) => {
      if (one.sentence.report === other.sentence.report) return false;
      if (valuesOf.get(one.sentence.report)?.has(other.figure.value) === true) return false;
      if (valuesOf.get(other.sentence.report)?.has(one.figure.value) === true) return false;
      return ofTheSame(one, other);
    }),
  );
  const byValue = new Map<number, Found[]>();
  for (const one of differing)
    byValue.set(one.figure.value, [...(byValue.get(one.figure.value) ?? []), one]);
  const first = differing[0];
  if (byValue.size < 2 || first === undefined) return null;
  const values = [...byValue].sort(([a], [b]) => a - b);
  return {
    what: first.figure.what,
    values: values.map(([value, all]) => ({
      value,
      shown: shownAs(all[0]),
      evidence: all.map(({ figure, sentence }) => evidenceOf(sentence, figure)),
    })),
  };
}

function ofTheSame({ figure, sentence }: Found, other: Found): boolean {
  const shared = sharedStems(sentence.stems, other.sentence.stems);
  const own = sentence.stems.has(figure.counted) ? 1 : 0;
  if (FATE_NAMES.has(figure.counted)) return shared - own >= SHARED_OF_FATES;
  if (!figure.isUnit) return shared - own >= SHARED_OF_THINGS;
  const least = Math.min(sentence.stems.size, other.sentence.stems.size);
  return shared >= Math.max(SHARED_OF_UNITS, SHARE_OF_UNITS * least);
}

function shownAs(found: Found | undefined): string {
  if (found === undefined) return '';
  const { figure, sentence } = found;
  return sentence.report.text.slice(figure.start, figure.end).replaceAll(/\s+/gu, ' ');
}

function evidenceOf(
  { report, start, end }: Sentence,
  span: { readonly start: number; readonly end: number },
): Evidence {
  const { id, source, text } = report;
  return {
    id,
    source,
    sentence: { start, end },
    span: { start: span.start, end: span.end },
    text: text.slice(start, end),
  };
}

/** Names spelt in more than one way, each report taken with its fullest form in the text. */
export function spellingDifferences(
  reports: readonly Report[],
  sentences: readonly Sentence[],
): SpellingDifference[] {
  type Form = { readonly form: string; readonly evidence: Evidence };
  const byEntity = new Map<string, { type: EntityType; entity: string; found: Form[] }>();
  for (const report of reports) {
    for (const { type, entity, forms } of fullestForms(report)) {
      const key = `${type} ${entity}`;
      const known = byEntity.get(key) ?? { type, entity, found: [] };
      byEntity.set(key, known);
      for (const { text: form, start, end } of forms) {
        const sentence = sentences.find(
          (each) => each.report === report && each.start <= start && end <= each.end,
        );
        const evidence = evidenceOf(sentence ?? { ...NOWHERE, report, start, end }, { start, end });
        known.found.push({ form, evidence });
      }
    }
  }
  return [...byEntity.values()]
    .flatMap(({ type, entity, found }) => {
      const forms = new Map<string, Evidence[]>();
      for (const { form, evidence } of found)
        forms.set(form, [...(forms.get(form) ?? []), evidence]);
      const spelt = [...forms].filter(([form]) =>
        [...forms.keys()].some((other) => isSpelling(form, other)),
      );
      spelt.sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
      if (spelt.length < 2) return [];
      return [{ type, entity, forms: spelt.map(([form, evidence]) => ({ form, evidence })) }];
    })
    .sort((a, b) => (fold(a.entity) < fold(b.entity) ? -1 : 1));
}

const NOWHERE = { index: 0, words: 0, stems: new Set<string>() };

/** Of each entity, the first mention in the text of the form with most words, and of its other spellings there. */
function fullestForms(report: Report) {
  const byEntity = new Map<string, typeof report.mentions>();
  for (const mention of report.mentions) {
    if (mention.field !== 'text') continue;
    const key = `${mention.type} ${mention.entity}`;
    byEntity.set(key, [...(byEntity.get(key) ?? []), mention]);
  }
  return [...byEntity.values()].flatMap((mentions) => {
    const [first] = mentions;
    if (first === undefined) return [];
    const most = Math.max(...mentions.map(({ text }) => wordCount(text)));
    const full = mentions.filter(({ text }) => wordCount(text) === most);
    const forms = full.filter((one, i) => full.findIndex(({ text }) => text === one.text) === i);
    return [{ type: first.type, entity: first.entity, forms }];
  });
}

function wordCount(name: string): number {
  return name.split(/[\s-]+/u).length;
}
