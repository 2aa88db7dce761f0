/** Words that figures are read by: numbers in words, units, and what can be counted of people. */

/** Words that multiply the number before them. */
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  mln: 1e6,
  m: 1e6,
  billion: 1e9,
  bln: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

/** Two to twenty; “one” is mostly no number. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, i) => [word, i + 2]),
);

export const PERCENT_WORDS: ReadonlySet<string> = new Set(['%', 'percent', 'pct', 'percentage']);

export const MONEY_WORDS: ReadonlySet<string> = new Set(
  'dollar dollars dlr dlrs euro euros pound pounds stg yen yuan won rouble roubles ruble rubles'.split(
    ' ',
  ),
);

/** How long, how old, how far, when: these differ between sentences without reports differing. */
export const MEASURES: ReadonlySet<string> = new Set(
  (
    'year years month months week weeks day days hour hours minute minutes second seconds am pm old ' +
    'km kilometer kilometers kilometre kilometres mile miles meter meters metre metres foot feet ton tons ' +
    'tonne tonnes th st nd rd time times point points degree degrees ct cts'
  ).split(' '),
);

/** Plurals without an s: what follows them is no longer the thing counted. */
export const PLURALS: ReadonlySet<string> = new Set('people men women children police'.split(' '));

/** What befalls people, by the words that tell of it: the heart of most figures that reports differ in. */
export const FATES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dead: 'dead died die dies death deaths killed kill kills killing fatalities perished',
    injured: 'injured injuries injuring wounded wounding hurt',
    missing: 'missing unaccounted',
    displaced: 'displaced homeless evacuated fled',
    arrested: 'arrested arrests detained detentions',
  }).flatMap(([fate, words]) => words.split(' ').map((word): [string, string] => [word, fate])),
);

/** A number behind one of these is a day. */
export const MONTHS: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
