/** Names as tests of curation write them. */
import { ENTITY_TYPES, type LocalName } from '../../server/core/names.ts';

/** `person Ada Quill` → a name of that type. */
export function localName(written: string, start: number): LocalName {
  const [type = '', ...words] = written.split(' ');
  const found = ENTITY_TYPES.find((known) => known === type) ?? 'person';
  const name = words.join(' ');
  return { type: found, name, mentions: [{ field: 'text', start, end: start + name.length }] };
}
