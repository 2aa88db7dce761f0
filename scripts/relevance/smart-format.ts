/** The format of the SMART system, in which CISI is kept: `.I` begins a record, `.T`, `.A`, `.W` its fields. */
import type { JudgedDocument, Topic } from './judged-collection.ts';

type SmartRecord = { readonly id: string; readonly fields: ReadonlyMap<string, string> };

export function isSmart(text: string): boolean {
  return /^\.I \d+\s*\n\.[A-Z]/m.test(text.slice(0, 2000).replaceAll('\r', ''));
}

function parseRecords(text: string): SmartRecord[] {
  return text
    .replaceAll('\r', '')
    .split(/^\.I (?=\d)/m)
    .flatMap((record) => {
      const id = /^\d+/.exec(record)?.[0];
      if (id === undefined) return [];
      const fields = new Map<string, string>();
      for (const [, name = '', content = ''] of record.matchAll(
        /^\.([A-Z])[ ]*\n(.*?)(?=^\.[A-Z][ ]*$|(?![\s\S]))/gms,
      ))
        fields.set(name, `${fields.get(name) ?? ''} ${content}`.trim());
      return [{ id, fields }];
    });
}

export function smartDocuments(text: string): JudgedDocument[] {
  return parseRecords(text).map(({ id, fields }) => ({
    id,
    title: fields.get('T') ?? '',
    text: fields.get('W') ?? '',
  }));
}

export function smartTopics(text: string): Topic[] {
  return parseRecords(text).map(({ id, fields }) => ({ id, query: fields.get('W') ?? '' }));
}
