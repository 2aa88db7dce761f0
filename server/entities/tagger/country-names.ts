/**
 * Countries and their people, as a clue for the tagger: too few to decide anything, enough not to take
 * Bolivia for a company. One country a line: names, then what its people and things are called.
 * Data, written for this project; words in small case, several words joined by `_`.
 */
import { hashText } from './hash.ts';

const COUNTRIES = `
afghanistan: afghan afghans
albania: albanian albanians
algeria: algerian algerians
andorra: andorran
angola: angolan angolans
argentina: argentine argentines argentinian
armenia: armenian armenians
australia: australian australians
austria: austrian austrians
azerbaijan: azerbaijani azerbaijanis azeri
bahamas: bahamian
bahrain: bahraini bahrainis
bangladesh: bangladeshi bangladeshis
barbados: barbadian
belarus: belarusian belarusians
belgium: belgian belgians
belize: belizean
benin: beninese
bhutan: bhutanese
bolivia: bolivian bolivians
bosnia: bosnian bosnians
botswana: botswanan motswana batswana
brazil: brazilian brazilians
brunei: bruneian
bulgaria: bulgarian bulgarians
burkina_faso: burkinabe burkinabé
burma myanmar: burmese
burundi: burundian burundians
cambodia: cambodian cambodians
cameroon: cameroonian cameroonians
canada: canadian canadians
cape_verde: cape_verdean
chad: chadian chadians
chile: chilean chileans
china: chinese
colombia: colombian colombians
comoros: comorian
congo drc: congolese
costa_rica: costa_rican costa_ricans
croatia: croatian croatians croat croats
cuba: cuban cubans
cyprus: cypriot cypriots
czech_republic czechia: czech czechs
denmark: danish dane danes
djibouti: djiboutian
dominica: dominican dominicans
ecuador: ecuadorian ecuadorians ecuadorean
egypt: egyptian egyptians
el_salvador: salvadoran salvadorans
eritrea: eritrean eritreans
estonia: estonian estonians
eswatini swaziland: swazi swazis
ethiopia: ethiopian ethiopians
fiji: fijian fijians
finland: finnish finn finns
france: french frenchman frenchmen
gabon: gabonese
gambia: gambian gambians
georgia: georgian georgians
germany: german germans
ghana: ghanaian ghanaians
greece: greek greeks
greenland: greenlandic greenlander
grenada: grenadian
guatemala: guatemalan guatemalans
guinea guinea-bissau: guinean guineans
guyana: guyanese
haiti: haitian haitians
honduras: honduran hondurans
hungary: hungarian hungarians
iceland: icelandic icelander icelanders
india: indian indians
indonesia: indonesian indonesians
iran: iranian iranians
iraq: iraqi iraqis
ireland: irish irishman
israel: israeli israelis
italy: italian italians
ivory_coast: ivorian ivorians
jamaica: jamaican jamaicans
japan: japanese
jordan: jordanian jordanians
kazakhstan: kazakh kazakhs kazakhstani
kenya: kenyan kenyans
kiribati: i-kiribati
kosovo: kosovar kosovars
kuwait: kuwaiti kuwaitis
kyrgyzstan: kyrgyz
laos: lao laotian
latvia: latvian latvians
lebanon: lebanese
lesotho: basotho
liberia: liberian liberians
libya: libyan libyans
liechtenstein: liechtensteiner
lithuania: lithuanian lithuanians
luxembourg: luxembourgish
madagascar: malagasy
malawi: malawian malawians
malaysia: malaysian malaysians
maldives: maldivian maldivians
mali: malian malians
malta: maltese
mauritania: mauritanian mauritanians
mauritius: mauritian mauritians
mexico: mexican mexicans
moldova: moldovan moldovans
monaco: monegasque
mongolia: mongolian mongolians
montenegro: montenegrin
morocco: moroccan moroccans
mozambique: mozambican mozambicans
namibia: namibian namibians
nauru: nauruan
nepal: nepali nepalese nepalis
netherlands holland: dutch dutchman
new_zealand: new_zealander new_zealanders kiwi kiwis
nicaragua: nicaraguan nicaraguans
niger: nigerien nigeriens
nigeria: nigerian nigerians
north_korea: north_korean north_koreans
north_macedonia macedonia: macedonian macedonians
norway: norwegian norwegians
oman: omani omanis
pakistan: pakistani pakistanis
palau: palauan
palestine: palestinian palestinians
panama: panamanian panamanians
papua_new_guinea: papua_new_guinean
paraguay: paraguayan paraguayans
peru: peruvian peruvians
philippines: filipino filipinos philippine
poland: polish pole poles
portugal: portuguese
qatar: qatari qataris
romania: romanian romanians
russia: russian russians
rwanda: rwandan rwandans
samoa: samoan samoans
saudi_arabia: saudi saudis
senegal: senegalese
serbia: serbian serbians serb serbs
seychelles: seychellois
sierra_leone: sierra_leonean sierra_leoneans
singapore: singaporean singaporeans
slovakia: slovak slovaks slovakian
slovenia: slovenian slovenians slovene
solomon_islands: solomon_islander
somalia somaliland: somali somalis
south_africa: south_african south_africans
south_korea: south_korean south_koreans
south_sudan: south_sudanese
spain: spanish spaniard spaniards
sri_lanka: sri_lankan sri_lankans
sudan: sudanese
suriname: surinamese
sweden: swedish swede swedes
switzerland: swiss
syria: syrian syrians
taiwan: taiwanese
tajikistan: tajik tajiks
tanzania zanzibar: tanzanian tanzanians
thailand: thai thais
togo: togolese
tonga: tongan tongans
trinidad tobago: trinidadian trinidadians
tunisia: tunisian tunisians
turkey türkiye turkiye: turkish turk turks
turkmenistan: turkmen
tuvalu: tuvaluan
uganda: ugandan ugandans
ukraine: ukrainian ukrainians
uae united_arab_emirates: emirati emiratis
uk u.k. united_kingdom britain: british briton britons
us u.s. usa united_states: american americans
uruguay: uruguayan uruguayans
uzbekistan: uzbek uzbeks
vanuatu: ni-vanuatu
vatican:
venezuela: venezuelan venezuelans
vietnam: vietnamese
yemen: yemeni yemenis
zambia: zambian zambians
zimbabwe: zimbabwean zimbabweans
england: english englishman
scotland: scottish scot scots
wales: welsh
europe: european europeans
africa: african africans
asia: asian asians
america: latin_american
arabia: arab arabs arabian
kurdistan: kurdish kurd kurds
hong_kong: hongkonger hongkongers
tibet: tibetan tibetans
catalonia: catalan catalans
`;

/** No country, part of a country's name, part of its people's name. */
export type CountryClue = 0 | 1 | 2 | 3;

/** Parts of longer names are weaker clues, all alike. */
const MANY: Readonly<Record<CountryClue, CountryClue>> = { 0: 0, 1: 3, 2: 2, 3: 3 };

/** Hash of the small-case word → clue; words of longer names count by themselves. */
const CLUES: ReadonlyMap<number, CountryClue> = new Map(
  COUNTRIES.trim()
    .split('\n')
    .flatMap((line): [number, CountryClue][] => {
      const [names = '', people = ''] = line.split(':');
      const clues = (words: string, whole: CountryClue): [number, CountryClue][] =>
        words
          .trim()
          .split(' ')
          .flatMap((word): [number, CountryClue][] => {
            const parts = word.split('_');
            const last = parts.at(-1) ?? '';
            // “New Zealanders”: the last part says enough; “new” alone says nothing.
            return parts.length === 1 ? [[hashText(word), whole]] : [[hashText(last), MANY[whole]]];
          });
      return [...clues(names, 1), ...clues(people, 2)];
    }),
);

const NAMES: ReadonlySet<string> = new Set(
  COUNTRIES.trim()
    .split('\n')
    .flatMap((line) => (line.split(':')[0] ?? '').split(' '))
    .map((name) => name.replaceAll('_', ' ')),
);

/** Whether this is the name of a country, in any case. */
export function isCountry(name: string): boolean {
  return NAMES.has(name.toLowerCase());
}

/** `lower`: the word's hash as in its traits. */
export function countryClue(lower: number): CountryClue {
  return CLUES.get(lower) ?? 0;
}
