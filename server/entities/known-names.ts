/**
 * Places and organizations that newspapers write in several ways: the name to show, then the others.
 * Only forms that mean nothing else are listed; `America` and `Congo` are not. Data, written for this
 * project; a name and its other forms are parted by `|`.
 */
import { fold } from '../core/fold.ts';
import type { EntityType } from '../core/names.ts';

const PLACES = `
United States|U.S.|US|USA|U.S.A.|United States of America
United Kingdom|U.K.|UK|Great Britain|Britain
United Arab Emirates|UAE|U.A.E.
Russia|Russian Federation
China|People's Republic of China|PRC|Mainland China
North Korea|DPRK|Democratic People's Republic of Korea|N. Korea|N Korea
South Korea|ROK|Republic of Korea|S. Korea|S Korea
Türkiye|Turkey|Turkiye|Republic of Türkiye
Czech Republic|Czechia
Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
Eswatini|Swaziland
Myanmar|Burma
North Macedonia|Republic of North Macedonia|FYROM
Cape Verde|Cabo Verde
East Timor|Timor-Leste|Timor Leste
Democratic Republic of the Congo|DR Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|D.R. Congo
Republic of the Congo|Congo-Brazzaville
Kyiv|Kiev|Kyyiv
Kharkiv|Kharkov
Odesa|Odessa
Lviv|Lvov
Dnipro|Dnepropetrovsk|Dnipropetrovsk
Zaporizhzhia|Zaporozhye|Zaporizhia
Mykolaiv|Nikolayev
Luhansk|Lugansk
Chernobyl|Chornobyl
Chișinău|Chisinau|Kishinev
Beijing|Peking
Mumbai|Bombay
Kolkata|Calcutta
Chennai|Madras
Bengaluru|Bangalore
Yangon|Rangoon
Ho Chi Minh City|Saigon
Mecca|Makkah
Medina|Madinah
Astana|Nur-Sultan
Almaty|Alma-Ata
Tbilisi|Tiflis
Strait of Hormuz|Hormuz Strait|Straits of Hormuz
Gaza Strip
New York City|NYC
Washington|Washington, D.C.|Washington D.C.|Washington DC
Los Angeles|L.A.
`;

const ORGANIZATIONS = `
United Nations|U.N.|UN
U.N. Security Council|UN Security Council|United Nations Security Council
U.N. General Assembly|UN General Assembly|United Nations General Assembly|UNGA
European Union|EU|E.U.
European Commission|EU Commission|European Union Commission
European Central Bank|ECB
NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|Nato
World Health Organization|WHO|World Health Organisation
World Trade Organization|WTO|World Trade Organisation
International Monetary Fund|IMF|I.M.F.
World Bank|World Bank Group
International Court of Justice|ICJ
International Atomic Energy Agency|IAEA
International Olympic Committee|IOC
International Committee of the Red Cross|ICRC
Association of Southeast Asian Nations|ASEAN|Asean
Organization of the Petroleum Exporting Countries|OPEC|Opec
Organization of American States|OAS
Organization for Security and Co-operation in Europe|OSCE
Organisation for Economic Co-operation and Development|OECD
UNICEF|U.N. Children's Fund|United Nations Children's Fund|UN Children's Fund|Unicef
UNESCO|Unesco
UNHCR|U.N. High Commissioner for Refugees|UN refugee agency
FIFA|Fifa
UEFA|Uefa
Associated Press|AP|A.P.
Agence France-Presse|AFP
TASS|Tass|ITAR-TASS
Korean Central News Agency|KCNA
British Broadcasting Corporation|BBC
Central Intelligence Agency|CIA|C.I.A.
Federal Bureau of Investigation|FBI|F.B.I.
National Security Agency|NSA
NASA|Nasa|National Aeronautics and Space Administration
Federal Reserve|the Fed|U.S. Federal Reserve|US Federal Reserve
Pentagon|U.S. Department of Defense|US Department of Defense|U.S. Defense Department|Department of Defense
State Department|U.S. State Department|US State Department|U.S. Department of State
African National Congress|ANC
Bharatiya Janata Party|BJP
Chinese Communist Party|Communist Party of China|CCP
Hezbollah|Hizbollah|Hizbullah|Hezbullah
Islamic State|ISIS|ISIL|Islamic State of Iraq and Syria|Daesh
al-Qaeda|al-Qaida|Al Qaeda|Al Qaida|Al-Qaeda
`;

function tableOf(lines: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const line of lines.trim().split('\n')) {
    const forms = line.split('|');
    for (const form of forms) table.set(knownKey(form), forms[0] ?? form);
  }
  return table;
}

/** Acronyms keep their capitals, so that a word is not taken for one. */
function knownKey(form: string): string {
  const plain = form.replace(/^the /iu, '').replaceAll(/[\s\u2010-\u2015-]+/gu, ' ');
  return /^\p{Lu}{2,5}$/u.test(plain) ? plain : fold(plain).replaceAll('.', '');
}

const TABLES: Readonly<Record<EntityType, ReadonlyMap<string, string>>> = {
  person: new Map(),
  place: tableOf(PLACES),
  organization: tableOf(ORGANIZATIONS),
};

/** The name to show for a form, or null where the table does not know it. */
export function knownName(type: EntityType, form: string): string | null {
  return TABLES[type].get(knownKey(form)) ?? null;
}
