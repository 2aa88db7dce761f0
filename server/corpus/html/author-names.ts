/**
 * Names of people in the values of author fields and in bylines. Outlets, desks, addresses and the site's
 * own name are no people; an agency that stands alone is taken for the author.
 */
import { splitAuthors } from '../byline.ts';
import { decodeReferences } from '../html-fragment.ts';
import { squash } from './element-text.ts';
import { foldTitle } from './headline.ts';

/** Longer values are no names. */
const MAX_CHARS = 300;
/** A page that shows more names in one place shows its staff. */
const MAX_AUTHORS = 12;

const NOT_PEOPLE =
  /^(?:admin(?:istrator)?|editors?|the editors|editorial(?: (?:team|staff|board|desk))?|staff(?: (?:writers?|reporters?|report))?|news ?(?:desk|room|staff)|web ?(?:desk|master|team)|guest(?: (?:author|contributor|post))?|contributors?|author|authors|unknown|anonymous|null|undefined|none|n\/?a|team|press release|sponsored(?: (?:content|post))?|various|user|root|wp|default|redaktion|r[eé]daction|redacci[oó]n|redazione|post ?staff|online|updated|published|follow|share|by|and|view(?: profile| bio)?|see (?:bio|more)|more|bio|read more|email|twitter|x|facebook|instagram|linkedin|reporter|correspondent|columnist|writer|senior reporter|advertisement|about(?: the)?(?: authors?)?)$/i;
const ROLE_TAIL =
  /\s*(?:[-–—|(,]\s*)?\b(?:(?:the )?(?:associated press|reuters|afp|bloomberg news|usa today(?: network)?|cnn(?: business)?|cbs news|nbc news|abc news|fox news(?: digital)?|for (?:the )?\p{Lu}[\p{L}]*(?: \p{Lu}[\p{L}.]*){0,4}))\)?\s*$/u;

/** Names in one value: `By Jane Doe and John Roe, Staff Writers`. */
export function namesIn(value: string): string[] {
  const plain = squash(decodeReferences(value.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')));
  if (plain === '' || plain.length > MAX_CHARS || /^https?:|^www\.|^\/|^@/i.test(plain)) return [];
  const bare = plain
    .replace(
      /^(?:by|written by|words by|story by|text by|author|authors|from|von|par|por|di|door|av)\b[\s:]+/i,
      '',
    )
    .replace(/\b(?:posted|published|updated|last updated|on)\b.{0,60}\d.*$/i, '')
    .replace(/\s*[|•·–—].*$/, '')
    .replace(/@\S+/g, ' ')
    .replace(/\((?:[^()]{0,60})\)/g, ' ')
    .replace(
      /,?\s+(?:ph\.?d|m\.?d|d\.?o|r\.?n|r\.?d|esq|jd|mph|ms|ma|mba|rdn?|ld|msc|bsc|cpa|cfp|dds|dvm|ccc-slp|lcsw|md)\.?(?=,|;|\s|$)/gi,
      '',
    );
  return splitAuthors(squash(bare))
    .authors.map((name) => squash(name.replace(ROLE_TAIL, '')))
    .filter((name) => name !== '');
}

function isPerson(name: string, sites: ReadonlySet<string>): boolean {
  const folded = foldTitle(name);
  if (folded.length < 2 || name.length > 60 || NOT_PEOPLE.test(name) || /^the\s/i.test(name))
    return false;
  if (
    sites.has(folded) ||
    sites.has(folded.replace(/(?:staff|team|editors|editorial|news|desk|com)+$/, ''))
  )
    return false;
  if (/\d|[{}<>=_/\\]|\.(?:com|org|net|co|in|tv)\b/i.test(name)) return false;
  return name.split(/\s+/).length <= 6;
}

/** People named in any of the values, in order; `sites` are folded names of the site. */
export function people(values: readonly string[], sites: ReadonlySet<string>): string[] {
  const found = new Map<string, string>();
  for (const value of values) {
    for (const name of namesIn(value)) {
      const folded = foldTitle(name);
      if (isPerson(name, sites) && !found.has(folded)) found.set(folded, name);
    }
  }
  return [...found.values()].slice(0, MAX_AUTHORS);
}

const AGENCY =
  /^(?:by\s+)?(?:the\s+)?(associated press|reuters|afp|agence france-presse|pa media|press association|dpa|ansa|efe|xinhua|yonhap|kyodo(?: news)?|tass|interfax|ukrinform|bloomberg(?: news)?|upi|ians|pti|ani|aap|the canadian press|canadian press|tribune news service|kaiser health news|propublica|the conversation)(?:\s+staff)?$/i;

/** Agencies among values that name no people. */
export function agencies(values: readonly string[]): string[] {
  const found = values.flatMap((value) => AGENCY.exec(squash(value))?.[1] ?? []);
  return [...new Set(found)];
}
