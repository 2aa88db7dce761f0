/**
 * Moments as news formats write them: ISO 8601 in its long and short form, and the dates of e-mail.
 * A day is read elsewhere (`dates.ts`); a moment says which of two versions is newer, and when an
 * embargo ends. A time without a zone is taken as UTC.
 */

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?$/i;
const MAIL = /^(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\s+\d{1,2}:\d\d/;

/** ISO 8601 in UTC, or null for what is no moment. */
export function instantOf(written: string): string | null {
  const text = written.trim();
  if (text.length > 60) return null;
  const iso = ISO.exec(text);
  if (iso === null) {
    const time = MAIL.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? null : new Date(time).toISOString();
  }
  const [
    ,
    year,
    month,
    day,
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '0',
    zone = 'Z',
  ] = iso;
  const offset = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  const suffix = offset === null ? 'Z' : `${offset[1]}:${offset[2] ?? '00'}`;
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3)}${suffix}`,
  );
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
