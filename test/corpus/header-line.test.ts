import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHeaderLine } from '../../server/corpus/header-line.ts';

const context = { source: 'text', today: '2025-01-01' } as const;

test('a line that tells when it was published and when updated gives both days, in either order', () => {
  for (const line of [
    'Updated March 6, 2024; Published March 5, 2024',
    'Last updated: 6 Mar 2024 | First published: 5 Mar 2024',
    'Published: 5 March 2024, updated 6 March 2024',
    'Publié le 5 mars 2024 à 10h30, mis à jour le 6 mars 2024',
    'Veröffentlicht am 5. März 2024, aktualisiert am 6. März 2024',
  ]) {
    const read = readHeaderLine(line, context);
    assert.equal(read?.published?.day, '2024-03-05', line);
    assert.equal(read?.updated?.day, '2024-03-06', line);
    assert.equal(read?.warning, undefined, line);
  }
});

test('a blog’s line gives day and author', () => {
  const read = readHeaderLine('Posted on March 5, 2024 by Ana Roe', context);
  assert.equal(read?.published?.day, '2024-03-05');
  assert.deepEqual(read?.authors, ['Ana Roe']);
});

test('dates in brackets and with spaces after dots are dates', () => {
  for (const line of ['(2024-03-05)', '[5 March 2024]', '5. 3. 2024', '2024. 03. 05.'])
    assert.equal(readHeaderLine(line, context)?.published?.day, '2024-03-05', line);
});

test('a line below the title in other languages gives day and authors', () => {
  for (const [line, day] of [
    ['Von Anna Muster, Ben Beispiel · Stand: 05.03.2024, 23:15 Uhr', 'updated'],
    ['Von Anna Muster und Ben Beispiel | Aktualisiert am: 05.03.24', 'updated'],
    ['Par Anna Muster et Ben Beispiel - Publié le : 5 mars 2024 à 10h30', 'published'],
    ['Por Anna Muster y Ben Beispiel | Actualizado el: 5 de marzo de 2024', 'updated'],
    ['Door Anna Muster en Ben Beispiel | Gepubliceerd op: 5 maart 2024', 'published'],
  ] as const) {
    const read = readHeaderLine(line, context);
    assert.equal(read?.[day]?.day, '2024-03-05', line);
    assert.deepEqual(read?.authors, ['Anna Muster', 'Ben Beispiel'], line);
  }
});

test('sentences that publish or update something are no header lines', () => {
  for (const line of [
    'Published in 2019 by the council, the report was updated in 2024.',
    'The plan was posted on 5 March 2024 by residents of the street.',
    'Posted in the window, the notice gave no date; updated rules followed.',
  ])
    assert.equal(readHeaderLine(line, context), null, line);
});

test('a date that is not understood is still said', () => {
  const read = readHeaderLine('Published: 31 February 2024', context);
  assert.match(read?.warning ?? '', /no such day/);
});
