/**
 * The labels of Nexis exports, in the languages of its layouts: `BYLINE: Jane Doe`, `LÄNGE: 500 Wörter`,
 * `Load-Date: July 4, 2019`. Only labels of this list are labels, so that prose with a colon is none.
 */

/** What a labelled line tells. `ignored` ones describe the database rather than the article. */
export type NexisField =
  | 'title'
  | 'byline'
  | 'section'
  | 'length'
  | 'dateline'
  | 'highlight'
  | 'loadDate'
  | 'language'
  | 'graphic'
  | 'correction'
  | 'subject'
  | 'person'
  | 'organization'
  | 'geographic'
  | 'notes'
  | 'url'
  | 'ignored';

const NAMES: Readonly<Record<NexisField, string>> = {
  title: 'headline|title|titel|titre|titulo|titolo|schlagzeile|überschrift',
  byline:
    'byline|author|autor|auteur|auteurs|autore|autoren|signature|naamregel|byline-name|verfasser',
  section: 'section|rubrik|rubrique|sección|seccion|sezione|sectie|rubriek|seção|secção|ressort',
  length:
    'length|länge|laenge|longueur|longitud|extensión|extension|lunghezza|lengte|comprimento|extensão|tamanho',
  dateline: 'dateline|datumszeile|ort|lieu',
  highlight: 'highlight|highlights|abstract|summary|zusammenfassung|résumé|resumen|encart',
  loadDate:
    'load-date|update|updated|date-chargement|date-charg|ladedatum|lade-datum|fecha-carga|fecha-de-carga|data-caricamento|data-di-caricamento|laad-datum|data-carregamento',
  language: 'language|sprache|langue|idioma|lingua|taal',
  graphic: 'graphic|graphics|grafik|graphique|gráfico|grafico|illustration|abbildung|foto|image',
  correction: 'correction|korrektur|rectificatif',
  subject:
    'subject|subjects|thema|thème|sujet|tema|materia|onderwerp|soggetto|assunto|schlagwörter|schlagwort',
  person: 'person|personne|persona|persoon|pessoa|people',
  organization:
    'organization|organisation|organización|organizzazione|organisatie|company|unternehmen|firma|société|entreprise|empresa|azienda|bedrijf',
  geographic:
    'geographic|geografisch|geographie|géographie|geográfico|geografico|country|state|city|land|staat|stadt|pays|ville|país|ciudad',
  notes: 'notes|note|anmerkungen|editor-note|editors-note',
  url: 'url',
  ignored:
    'publication-type|publikationstyp|type-publication|type-de-publication|tipo-publicación|tipo-de-publicación|tipo-pubblicazione|publicatietype|document-type|journal-code|journal code|zeitungs-code|code-revue|code-journal|acc-no|doi|issn|pub-type|correction-date|industry|branche|industrie|ticker|naics|sic|series|edition|distribution|type|copyright-notice|dokumenten-typ|cite|category|event|product|classification',
};

const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split('|').map((name) => [name, field as NexisField] as const),
  ),
);

/** A label and what stands behind it. */
export type LabelledLine = {
  readonly field: NexisField;
  readonly value: string;
  /** Whether the label is written in capitals, as in the classic layout. */
  readonly capitals: boolean;
};

/** Reads a block as a labelled one, or gives null. Classic layouts write labels in capitals. */
export function parseLabel(block: string): LabelledLine | null {
  const match = /^\s*(\p{Lu}[\p{L} -]{1,24}?)\s*:(?:\s+(.*))?$/su.exec(block);
  if (match === null) return null;
  const label = match[1] ?? '';
  const field = FIELD_OF.get(label.toLowerCase());
  if (field === undefined) return null;
  // “Section: …” is one, “section: …” or “The person: …” is prose.
  if (label !== label.toUpperCase() && !/^\p{Lu}[\p{Ll} ]+(?:[- ]\p{Lu}?\p{Ll}+)*$/u.test(label))
    return null;
  return { field, value: (match[2] ?? '').trim(), capitals: label === label.toUpperCase() };
}

/** Fields that stand above the text; the others stand below it. */
export const HEAD_FIELDS: ReadonlySet<NexisField> = new Set([
  'title',
  'byline',
  'section',
  'length',
  'dateline',
  'highlight',
]);
