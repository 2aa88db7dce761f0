/**
 * The language of a text, by the n-gram detector `eld` in its smallest size. It takes a third of a
 * second to load, so it is loaded when the first text asks.
 */

/** ISO 639-1 code, or null where the text is too short or the detector is not sure. */
export type LanguageDetector = (text: string) => string | null;

/** Characters looked at; more do not change the answer on newswire. */
const SAMPLE_CHARS = 1000;
/** Letters below which names decide rather than words. A guess: about eight words. */
const MIN_LETTERS = 40;

let loading: Promise<LanguageDetector> | null = null;

async function load(): Promise<LanguageDetector> {
  const { eld } = await import('eld/extrasmall');
  return (text) => {
    const sample = text.slice(0, SAMPLE_CHARS);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    if (letters < MIN_LETTERS) return null;
    const result = eld.detect(sample);
    return result.isReliable() && result.language !== '' ? result.language : null;
  };
}

/** The detector; loaded once a process. */
export function languageDetector(): Promise<LanguageDetector> {
  loading ??= load();
  return loading;
}
