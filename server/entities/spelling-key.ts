/**
 * Spellings of one name from another script: Zelenskiy, Zelenskyy and Zelensky; Hussein and Husayn;
 * Sergei and Sergey. A key in which the habits of transliteration no longer differ, and given names
 * that languages share.
 */
import { fold } from '../core/fold.ts';

/** Applied in order to the folded word. Source: the romanisations newspapers use for Russian, Ukrainian, Arabic and Persian. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}\p{N}]/gu, ''],
  [/^(?:ye|je)(?=[^aeiou])/u, 'e'],
  [/shch|sch/gu, 'sh'],
  [/tch/gu, 'ch'],
  [/dzh|dj|zh/gu, 'j'],
  [/kh/gu, 'h'],
  [/gh(?=[aeiou])/gu, 'g'],
  [/ph/gu, 'f'],
  [/ck|q/gu, 'k'],
  [/ks/gu, 'x'],
  [/tz/gu, 'ts'],
  [/w/gu, 'v'],
  [/oo|ou/gu, 'u'],
  [/ee/gu, 'i'],
  [/(?:iy|yy|ij|yi|ii|y|ie)$/u, 'i'],
  [/(?:ei|ey|ay|ai|ej|aj)/gu, 'ei'],
  [/(?:yu|iu|ju)/gu, 'u'],
  [/(?:ya|ia|ja)/gu, 'ia'],
  [/(?:yo|io|jo)/gu, 'o'],
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
  let key = fold(word);
  for (const [habit, letters] of HABITS) key = key.replace(habit, letters);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, key);
  return key;
}

/** Given names that are one name: short forms, and the same name in neighbouring languages. */
const SAME_NAMES: readonly string[] = [
  'alexander alex aleksandr oleksandr alexandr aleksander sasha',
  'andrew andy drew',
  'anthony tony antony',
  'benjamin ben',
  'catherine katherine kathryn kate cathy kathy',
  'charles charlie chuck',
  'christopher chris',
  'daniel dan danny',
  'david dave',
  'deborah debbie debra',
  'donald don',
  'dmitry dmitri dmytro dimitri dmitriy',
  'edward ed eddie ted',
  'elizabeth liz beth betty',
  'eugene gene yevgeny evgeny yevhen',
  'frederick fred',
  'gregory greg',
  'james jim jimmy',
  'jeffrey jeff geoffrey geoff',
  'jennifer jen jenny',
  'john johnny jack',
  'jonathan jon',
  'joseph joe',
  'joshua josh',
  'kenneth ken kenny',
  'lawrence larry laurence',
  'margaret maggie peggy meg',
  'matthew matt',
  'michael mike mick mikhail mykhailo',
  'mohammed muhammad mohamed mohammad muhammed mohamad',
  'ahmed ahmad',
  'hussein hussain husayn hossein husein',
  'yusuf youssef yousef yusef',
  'omar umar',
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
  'theodore theo',
  'thomas tom tommy',
  'timothy tim',
  'victoria vicky',
  'vladimir volodymyr wladimir',
  'walter walt',
  'william bill will willy billy',
  'zachary zach',
];

const GROUP_OF: ReadonlyMap<string, number> = new Map(
  SAME_NAMES.flatMap((line, group) =>
    line.split(' ').map((name): [string, number] => [name, group]),
  ),
);

/** Whether two given names are one: equal, spelled alike, or known to be short for each other. */
export function isSameGivenName(a: string, b: string): boolean {
  if (spellingKey(a) === spellingKey(b)) return true;
  const group = GROUP_OF.get(fold(a));
  return group !== undefined && group === GROUP_OF.get(fold(b));
}
