import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isSameArabicWord,
  isSameGivenName,
  spellingKey,
} from '../../server/entities/spelling-key.ts';

type Same = (a: string, b: string) => boolean;
const RULES: Readonly<Record<string, Same>> = {
  'spelled alike': (a, b) => spellingKey(a) === spellingKey(b),
  'one given name': isSameGivenName,
  'one Arabic word': isSameArabicWord,
};

/** Rule, words it makes one, words it must not. */
const TABLE: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'spelled alike',
    [
      'Zelenskyy Zelenskiy',
      'Zelenskyi Zelensky',
      'Lukashenka Lukashenko',
      'Klitschko Klychko',
      'Yanukovych Yanukovich',
      'Milošević Milosevich',
      'Đinđić Djindjic',
      'Schröder Schroeder',
      'Lieberman Liberman',
      'Khrushchev Khruschev',
      'Mashkhadov Mashadov',
      'Aleksei Alexey',
      'Nazarbayev Nazarbaev',
      'Abdulaziz Abdelaziz',
    ],
    [
      'Andersson Anderson',
      'Petersen Peterson',
      'Smith Smyth',
      'Meyer Mayer',
      'Marx Marks',
      'Ivanov Ivanova',
      'Mursi Morsi',
      'Sharif Sharaf',
    ],
  ],
  [
    'one given name',
    [
      'Pat Patrick',
      'Joe Joseph',
      'Bill William',
      'Sergey Serhii',
      'Volodymyr Vladimir',
      'Bibi Benjamin',
    ],
    [
      'Alexander Alexandra',
      'Valentin Valentina',
      'Vitali Wladimir',
      'Robert Roberta',
      'Eric Erica',
    ],
  ],
  [
    'one Arabic word',
    ['Mursi Morsi', 'Qaddafi Gadhafi', 'Soleimani Suleimani', 'Rouhani Rowhani', 'Khaled Khalid'],
    ['Hassan Hussein', 'Jamal Jamil', 'Mahmoud Mohammed', 'Said Saad', 'Nabih Nabil'],
  ],
];
for (const [rule, same, different] of TABLE) {
  for (const [pairs, expected] of [
    [same, true],
    [different, false],
  ] as const) {
    for (const pair of pairs) {
      test(`${pair.replace(' ', ' and ')} are ${expected ? '' : 'not '}${rule}`, () => {
        const [a = '', b = ''] = pair.split(' ');
        assert.equal(RULES[rule]?.(a, b), expected);
        assert.equal(RULES[rule]?.(b, a), expected);
      });
    }
  }
}
