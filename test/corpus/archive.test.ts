import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Archive, readArchive } from '../../scripts/corpus/archive.ts';
import { archiveFaults } from '../../scripts/corpus/archive-faults.ts';
import { readStories, readStoryList } from '../../scripts/corpus/archive-stories.ts';
import type { EntityType } from '../../server/core/names.ts';
import { createTaggerRecogniser } from '../../server/entities/tagger-recogniser.ts';

/** The archive and the list stand in the package, three folders above the compiled test. */
const inPackage = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** After the last article of the archive. */
const TODAY = '2025-12-31';

const recogniser = createTaggerRecogniser(inPackage('server/entities/tagger/model.bin'));
const archive: Archive = await readArchive(inPackage('corpus'), recogniser, TODAY);
const stories = readStories(
  readStoryList(inPackage('test/corpus/archive-stories.json')),
  archive.articles,
);

test('every file of the archive is read without a warning and every story has its reports', () => {
  assert.deepEqual(archiveFaults(archive, stories), []);
});

test('the archive has as many articles, stories, formats and years as it promises', () => {
  const { articles } = archive;
  assert.ok(articles.length >= 150);
  assert.ok(stories.length >= 25);
  const formats = new Set(articles.map(({ draft }) => draft.format));
  for (const format of ['plain-text', 'markdown', 'html', 'json', 'ninjs', 'nitf', 'feed'])
    assert.ok(formats.has(format), format);
  const years = new Set(articles.map(({ draft }) => draft.date?.day.slice(0, 4)));
  assert.deepEqual([...years].sort(), ['2019', '2020', '2021', '2022', '2023', '2024', '2025']);
});

test('spellings that outlets choose differently are one entity', () => {
  const one: readonly (readonly [EntityType, readonly string[]])[] = [
    ['person', ['Volodymyr Zelensky', 'Volodymyr Zelenskyy', 'Volodymyr Zelenskiy']],
    ['person', ['Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan', 'Tayyip Erdogan']],
    ['person', ['Kemal Kılıçdaroğlu', 'Kemal Kilicdaroglu']],
    ['person', ['Yoon Suk Yeol', 'Yoon Suk-yeol']],
    ['person', ['Choe Son Hui', 'Choe Son-hui']],
    ['person', ['Kim Jong Un', 'Kim Jong-un']],
    ['person', ['Luiz Inácio Lula da Silva', 'Luiz Inacio Lula da Silva']],
    ['person', ['António Guterres', 'Antonio Guterres']],
    ['person', ['Sergei Lavrov', 'Sergey Lavrov']],
    ['person', ['Sergei Shoigu', 'Sergey Shoigu']],
    ['person', ['Dmitry Peskov', 'Dmitri Peskov']],
    ['person', ['Sauli Niinisto', 'Sauli Niinistö']],
    ['person', ['Bashar al-Assad', 'Bashar Assad']],
    ['person', ['Ahmed al-Sharaa', 'Ahmad al-Sharaa']],
    ['person', ['Abdel Fattah al-Burhan', 'Abdel-Fattah Burhan']],
    ['person', ['Mohamed Hamdan Dagalo', 'Mohammed Hamdan Dagalo']],
    ['place', ['Kyiv', 'Kiev']],
    ['place', ['Türkiye', 'Turkey']],
    ['place', ['Odesa', 'Odessa']],
    ['place', ['United States', 'U.S.', 'US']],
    ['place', ['Brasília', 'Brasilia']],
    ['organization', ['United Nations', 'UN', 'U.N.']],
    ['organization', ['Bharatiya Janata Party', 'BJP']],
  ];
  const apart = one.filter(
    ([type, forms]) =>
      !archive.entities[type].some((entity) => forms.every((form) => entity.forms.has(form))),
  );
  assert.deepEqual(apart, []);
});
