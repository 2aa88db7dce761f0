/**
 * The codes of Reuters-21578 as readable names. Most are the name itself in small letters with hyphens
 * (`west-germany`); the rest is listed: places and bodies known by their letters, and particles.
 */
import type { AssignedName } from '../../core/article.ts';

/** Codes that capitals alone do not make readable. */
const PLACES: Readonly<Record<string, string>> = {
  usa: 'USA',
  uk: 'UK',
  ussr: 'USSR',
  uae: 'UAE',
  'us-virgin-islands': 'US Virgin Islands',
  'trinidad-tobago': 'Trinidad and Tobago',
  'guinea-bissau': 'Guinea-Bissau',
  'yemen-demo-republic': 'Yemen Democratic Republic',
};

/** Bodies that are not written in capitals, or not as their code. */
const ORGANIZATIONS: Readonly<Record<string, string>> = {
  worldbank: 'World Bank',
  comecon: 'Comecon',
  euratom: 'Euratom',
  cipec: 'CIPEC',
  geplacea: 'GEPLACEA',
  'adb-africa': 'African Development Bank',
  'adb-asia': 'Asian Development Bank',
  'ico-coffee': 'International Coffee Organization',
  'ico-islam': 'Islamic Conference Organization',
  'iwc-whale': 'International Whaling Commission',
  'iwc-wheat': 'International Wheat Council',
};

/** Family names that stand in their code whole, with their own hyphen or apostrophe. */
const PEOPLE: Readonly<Record<string, string>> = {
  'leigh-pemberton': 'Leigh-Pemberton',
  'bresser-pereira': 'Bresser Pereira',
  'o-cofaigh': "O'Cofaigh",
  'o-kennedy': "O'Kennedy",
  'zia-ul-haq': 'Zia ul-Haq',
  'perez-de-cuellar': 'Perez de Cuellar',
  'de-la-madrid': 'de la Madrid',
  'von-weizsaecker': 'von Weizsaecker',
  'castelo-branco': 'Castelo Branco',
  macsharry: 'MacSharry',
};

/** `el-salvador` → `El Salvador`. */
function capitalised(code: string): string {
  return code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** The readable name of a code of `PLACES`, `PEOPLE` or `ORGS`. */
export function reutersName(type: AssignedName['type'], code: string): string {
  const key = code.trim().toLowerCase();
  if (type === 'place') return PLACES[key] ?? capitalised(key);
  if (type === 'person') return PEOPLE[key] ?? capitalised(key);
  return ORGANIZATIONS[key] ?? key.toUpperCase();
}
