/**
 * Names in five real reports of one event, against what a careful reader lists. Scored as pairs of an
 * article and a value, as a facet shows them.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { TAGGER_MODEL } from '../../server/config.ts';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../server/core/names.ts';
import { plainTextReader } from '../../server/corpus/plain-text.ts';
import { articleNames } from '../../server/entities/article-names.ts';
import { createEntityTable, type EntityTable } from '../../server/entities/entity-table.ts';
import { createTaggerRecogniser } from '../../server/entities/tagger-recogniser.ts';
import { sharedData, skipWithout } from '../shared-data.ts';

const skip = skipWithout('seeds') || (existsSync(TAGGER_MODEL) ? false : 'there is no model file');

type Listed = Readonly<Record<EntityType, string>>;

/** Seed → names as the table shows them. */
const EXPECTED: Readonly<Record<string, Listed>> = {
  '000': {
    person: 'Choe Son Hui|Chun In-Bum|Vladimir Putin|Kim Jong Un',
    place: 'Vladivostok|Russia|South Korea|United States|North Korea|Ukraine|Moscow|Pyongyang',
    organization: 'TASS',
  },
  '001': {
    person:
      'Joe Biden|Choe Son Hui|Vladimir Putin|Yoon Suk Yeol|Volodymyr Zelenskyy|Patrick Ryder|Gilbert Rozman',
    place:
      'North Korea|Russia|South Korea|United States|Ukraine|Kyiv|Kursk|Moscow|Washington|Seoul|China|Pyongyang|Asia',
    organization:
      'NATO|Pentagon|Kremlin|Center for Strategic and International Studies|Asan Forum|38 North',
  },
  '002': {
    person:
      'Choe Son Hui|Lee Seong-kweun|Patrick Ryder|Lloyd Austin|Antony Blinken|Park Sun-won|Kim Jong Un|' +
      'Volodymyr Zelenskyy|Yoon Suk Yeol|Ursula von der Leyen|Mark Rutte',
    place:
      'Seoul|South Korea|North Korea|Russia|Ukraine|Kursk|Washington|United States|Pyongyang|Moscow|China',
    organization:
      'Korean Central News Agency|Pentagon|National Intelligence Service|European Commission|NATO|' +
      'U.N. Security Council|United Nations',
  },
  '003': {
    person: 'Choe Son Hui|Sergey Lavrov|Yoon Suk Yeol',
    place:
      'North Korea|Russia|Ukraine|Moscow|China|South Korea|Pyongyang|Indo-Pacific|Kyiv|Odesa|Poltava|Crimea|' +
      'Bryansk|Stavropol|United States',
    organization: 'Pentagon|United Nations',
  },
  '004': {
    person:
      'Choe Son Hui|Sergey Lavrov|Kim Jong Un|Vladimir Putin|Antony Blinken|Volodymyr Zelenskyy',
    place:
      'North Korea|Russia|Ukraine|Moscow|United States|Kursk|East Asia|South Korea|Japan|China|Beijing',
    organization: 'NATO',
  },
};

/** What a reader may list or leave out: the dateline's agency, a platform, a part of an army. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'place Korean',
  'place Korean peninsula',
  'organization Associated Press',
  'organization X',
  'organization Special Forces',
]);

/** F1 a type must reach. */
const FLOORS: Readonly<Record<EntityType, number>> = {
  person: 0.97,
  place: 0.97,
  organization: 0.93,
};

let table: EntityTable;
let named: readonly {
  readonly seed: string;
  readonly text: string;
  readonly title: string;
  readonly names: readonly LocalName[];
}[] = [];

before(() => {
  if (skip !== false) return;
  const folder = sharedData('seeds') ?? '';
  const recogniser = createTaggerRecogniser(TAGGER_MODEL);
  named = readdirSync(folder)
    .sort()
    .map((file) => {
      const source = { path: file, bytes: readFileSync(join(folder, file)) };
      const [record] = plainTextReader.read(source, { today: '2026-05-04' });
      assert.ok(record?.kind === 'article');
      const { title, text } = record.draft;
      return { seed: file.slice(0, 3), title, text, names: articleNames(record.draft, recogniser) };
    });
  table = createEntityTable(
    named.flatMap(({ names }) => names.map(({ type, name }) => ({ type, name, count: 1 }))),
  );
});

function found(seed: string, type: EntityType): Set<string> {
  const names = named.find((one) => one.seed === seed)?.names ?? [];
  return new Set(
    names
      .filter((name) => name.type === type)
      .flatMap(({ name }) => table.entityOf(type, name)?.name ?? []),
  );
}

for (const type of ENTITY_TYPES) {
  test(`the reports name whom and what a reader would list: ${type}`, { skip }, () => {
    const errors: string[] = [];
    let [right, wrong, missed] = [0, 0, 0];
    for (const [seed, listed] of Object.entries(EXPECTED)) {
      const expected = new Set(listed[type].split('|'));
      const actual = found(seed, type);
      for (const name of expected) {
        if (actual.has(name)) right += 1;
        else {
          missed += 1;
          errors.push(`${seed} lacks ${name}`);
        }
      }
      for (const name of actual) {
        if (expected.has(name) || OPTIONAL.has(`${type} ${name}`)) continue;
        wrong += 1;
        errors.push(`${seed} has ${name}`);
      }
    }
    const [precision, recall] = [right / (right + wrong), right / (right + missed)];
    const f1 = (2 * precision * recall) / (precision + recall);
    const scores = [precision, recall, f1].map((score) => score.toFixed(3)).join(', ');
    assert.ok(f1 >= FLOORS[type], `precision, recall, F1: ${scores}\n${errors.join('\n')}`);
  });
}

test('a person spelled in several ways is one', { skip }, () => {
  for (const spellings of [
    ['Volodymyr Zelenskyy', 'Volodymyr Zelenskyy', 'Volodymyr Zelensky'],
    ['Sergey Lavrov', 'Sergey Lavrov'],
    ['Patrick Ryder', 'Pat Ryder'],
    ['Choe Son Hui', 'Choe Son-hui'],
    ['Kim Jong Un', 'Kim Jong-un'],
  ]) {
    const entities = new Set(spellings.map((name) => table.entityOf('person', name)));
    assert.equal(entities.size, 1, spellings.join(' = '));
    assert.ok([...entities][0]?.forms.includes(spellings[1] ?? ''));
  }
});

test('no family name alone, weekday, heading or byline is an entity', { skip }, () => {
  const noName =
    /^(?:\p{L}+day|Mei|J\. Mansour|Mansour|Introduction|Deep Look|Quick Look|.*Roles|.*Training)$/iu;
  for (const { name, type } of ENTITY_TYPES.flatMap((type) => table.all(type))) {
    assert.doesNotMatch(name, noName);
    if (type === 'person') assert.match(name, / /);
  }
});

test('every mention of a short name belongs to the person it means', { skip }, () => {
  const families: readonly (readonly [RegExp, string])[] = [
    [/^Choe/u, 'Choe Son Hui'],
    [/^Putin/u, 'Vladimir Putin'],
    [/^Kim/u, 'Kim Jong Un'],
    [/^Zelensk/u, 'Volodymyr Zelenskyy'],
    [/^Lavrov/u, 'Sergey Lavrov'],
    [/^Yoon/u, 'Yoon Suk Yeol'],
    [/^Blinken/u, 'Antony Blinken'],
    [/^Ryder/u, 'Patrick Ryder'],
  ];
  let seen = 0;
  for (const { title, text, names } of named) {
    for (const { type, name, mentions } of names) {
      for (const { field, start, end } of mentions) {
        const short = { title, text }[field].slice(start, end);
        const person = families.find(([family]) => family.test(short))?.[1];
        if (person === undefined) continue;
        assert.deepEqual([type, table.entityOf(type, name)?.name], ['person', person], short);
        seen += 1;
      }
    }
  }
  assert.ok(seen > 40, `${seen} mentions`);
});
