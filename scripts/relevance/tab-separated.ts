/** Tab-separated values with a header and quotes as in CSV: the layout of CheckThat!. */
import type { JudgedDocument, Topic } from './judged-collection.ts';

function parseRows(text: string): string[][] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map(unquoted));
}

function unquoted(value: string): string {
  const inner = /^"(.*)"$/s.exec(value)?.[1];
  return inner === undefined ? value : inner.replaceAll('""', '"');
}

/** Columns: id, claim, title. */
export function claimDocuments(text: string): JudgedDocument[] {
  return parseRows(text)
    .slice(1)
    .map(([id = '', claim = '', title = '']) => ({ id, title, text: claim }));
}

/** Columns: id, query. The header, where there is one, has no id. */
export function tabTopics(text: string): Topic[] {
  return parseRows(text).flatMap(([id = '', query = '']) =>
    id.trim() === '' || query === '' ? [] : [{ id, query }],
  );
}
