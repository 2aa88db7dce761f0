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

/** What the detector can tell apart. */
const DETECTABLE: ReadonlySet<string> = new Set(
  (
    'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms ' +
    'nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh'
  ).split(' '),
);

/** Whether the detector knows a language; of others it takes the texts for what they resemble. */
export function isDetectable(code: string): boolean {
  return DETECTABLE.has(code);
}

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
