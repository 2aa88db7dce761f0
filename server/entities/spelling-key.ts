/**
 * Spellings of one name from another script: Zelenskiy, Zelenskyy and Zelensky; Hussein and Husayn;
 * Sergei and Sergey. A key in which the habits of transliteration no longer differ, and given names
 * that languages share.
 */
import { fold } from '../core/fold.ts';

/** Applied in order to the folded word. Source: the romanisations newspapers use for Russian, Ukrainian, Serbian, Greek, Hebrew, Arabic and Persian. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}\p{N}]/gu, ''],
  [/^abd[aeou]l/u, 'abdul'],
  [/^(?:ye|je)(?=[^aeiou])/u, 'e'],
  [/ss(?=[eo]n$)/u, 'sz'], // Andersson is not Anderson
  [/tsch|tch/gu, 'ch'],
  [/shch|sch/gu, 'sh'],
  [/(?<=\p{L}{4})ic$/u, 'ich'],
  [/dzh|dj|zh/gu, 'j'],
  [/kh/gu, 'h'],
  [/gh(?=[aeiou])/gu, 'g'],
  [/ph/gu, 'f'],
  [/ck|q|c(?![ehiy])/gu, 'k'],
  [/(?<=[aeiou])ks(?=[aeiou])/gu, 'x'],
  [/tz/gu, 'ts'],
  [/w/gu, 'v'],
  [/oo|ou/gu, 'u'],
  [/(?<=[aeiou])y(?=ev)/gu, ''],
  [/ee/gu, 'i'],
  [/oe/gu, 'o'],
  [/ue/gu, 'u'],
  [/^([^aeiouy]*)y(?=[^aeiouy]+$)/u, '$1\u0131'], // one syllable: Smyth is not Smith
  [/(?:iy|yy|ij|yi|ii|y|ie)$/u, 'i'],
  [/e[yj]/gu, 'ei'],
  [/a[yj]/gu, 'ai'],
  [/(?:yu|iu|ju)/gu, 'u'],
  [/(?:ya|ia|ja)/gu, 'ia'],
  [/(?:yo|io|jo)/gu, 'o'],
  [/ie/gu, 'i'],
  [/y/gu, 'i'],
  [/enka$/u, 'enko'],
  [/h$/u, ''],
  [/(.)\1+/gu, '$1'],
];

const remembered = new Map<string, string>();
const MAX_REMEMBERED = 200_000;

/** The key of one word of a name; equal keys are spellings of one word. */
export function spellingKey(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  // Before folding: a Serbian đ is a dj, which folding takes for a d.
  let key = fold(word.replaceAll(/[Đđ](?=[aeiou])/gu, 'dj'));
  for (const [habit, letters] of HABITS) key = key.replace(habit, letters);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, key);
  return key;
}

/** Letters that spellings of Arabic and Persian mix, once a `spellingKey` is made. */
const ARABIC_HABITS: readonly (readonly [RegExp, string])[] = [
  [/dh/gu, 'd'],
  [/th/gu, 't'],
  [/kh?|gh?/gu, 'k'],
  [/[ou]v(?![aeiou])/gu, 'u'],
  [/(.)\1+/gu, '$1'],
];

function arabicKey(word: string): string {
  let key = spellingKey(word);
  for (const [habit, letters] of ARABIC_HABITS) key = key.replace(habit, letters);
  return key;
}

/** The consonants of the loosest key: words that may be spellings of each other share them. */
export function consonantKey(word: string): string {
  return arabicKey(word).replaceAll(/[aeiou]/gu, '');
}

/** Short vowels are not written in Arabic; newspapers choose between these. */
const CHOSEN_VOWELS: ReadonlySet<string> = new Set(['ae', 'ei', 'ou']);

/** Whether two words may be one word written in Arabic script: Mursi and Morsi, Qaddafi and Gadhafi. */
export function isSameArabicWord(a: string, b: string): boolean {
  const [x, y] = [arabicKey(a), arabicKey(b)];
  return (
    x.length === y.length &&
    [...x].every((letter, i) => {
      const other = y[i] ?? '';
      return letter === other || CHOSEN_VOWELS.has([letter, other].sort().join(''));
    })
  );
}

/** Given names that are one name: short forms, and the same name in neighbouring languages. */
const SAME_NAMES: readonly string[] = [
  'alexander alex aleksandr oleksandr alexandr aleksander aleksandar alyaksandr aliaksandr sasha',
  'albert al bert',
  'andrei andriy',
  'andrew andy drew',
  'anthony tony antony',
  'bezalel betzalel',
  'benjamin ben benny binyamin bibi',
  'catherine katherine kathryn kate cathy kathy',
  'charles charlie chuck',
  'christopher chris',
  'daniel dan danny',
  'david dave',
  'deborah debbie debra',
  'donald don',
  'dmitry dmitri dmytro dimitri dmitriy',
  'edward eduard ed eddie ted',
  'elizabeth liz beth betty',
  'eugene gene yevgeny evgeny yevhen',
  'frederick fred',
  'george giorgos georgios yorgos',
  'gregory greg',
  'igor ihor',
  'james jim jimmy',
  'jeffrey jeff geoffrey geoff',
  'jennifer jen jenny',
  'john johnny jack',
  'jonathan jon',
  'joseph joe',
  'joshua josh',
  'kenneth ken kenny',
  'kirill kyrylo cyril',
  'lawrence larry laurence',
  'margaret maggie peggy meg',
  'matthew matt',
  'michael mike mick mikhail mykhailo',
  'mohammed muhammad mohamed mohammad muhammed mohamad',
  'ahmed ahmad',
  'hussein hussain husayn hossein husein',
  'ismail ismael',
  'yusuf youssef yousef yusef',
  'omar umar',
  'menachem menahem',
  'nicholas nick nikolai mykola nicolas nikolay',
  'patricia trish',
  'patrick pat paddy',
  'peter pete pyotr petro',
  'philip phillip phil',
  'raymond ray',
  'richard rick dick rich',
  'robert bob rob bobby',
  'ronald ron ronnie',
  'samuel sam',
  'sergei sergey serhiy serhii serge',
  'stephen steven steve stefan',
  'susan sue',
  'svetlana sviatlana svitlana',
  'theodore theo',
  'thomas tom tommy',
  'timothy tim',
  'victoria vicky',
  'vladimir volodymyr wladimir',
  'walter walt',
  'william bill will willy billy',
  'yitzhak itzhak yitzchak',
  'zachary zach',
];

const GROUP_OF: ReadonlyMap<string, number> = new Map(
  SAME_NAMES.flatMap((line, group) =>
    line.split(' ').map((name): [string, number] => [spellingKey(name), group]),
  ),
);

/** Whether two given names are one: equal, spelled alike, or known to be short for each other. */
export function isSameGivenName(a: string, b: string): boolean {
  const [x, y] = [spellingKey(a), spellingKey(b)];
  const group = GROUP_OF.get(x);
  return x === y || (group !== undefined && group === GROUP_OF.get(y));
}
