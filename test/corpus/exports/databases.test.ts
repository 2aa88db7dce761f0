import assert from 'node:assert/strict';
import { test } from 'node:test';
import { europresseReader } from '../../../server/corpus/exports/europresse.ts';
import { factivaReader } from '../../../server/corpus/exports/factiva.ts';
import { proquestReader } from '../../../server/corpus/exports/proquest.ts';
import { checkDamaged, checkDraft, draftsOf, onlyDraft, shapeOf } from '../documents/reading.ts';
import { sample, skipSamples } from './shared-samples.ts';

const row = (code: string, value: string) =>
  `<tr><td class="index"><b>${code}</b>&nbsp;</td><td>${value}</td></tr>`;
const CODES = `<html><head><title>Factiva</title></head><body>
<div class="article enArticle"><table>${row('SE', 'World')}${row('HD', "<b class='enHeadline'>Ships &amp; piers</b>")}
${row('BY', 'By Jane Doe')}${row('PD', '5 March 2024')}${row('SN', 'Elleryside')}${row('LA', 'English')}${row('CY', '(c) Elleryside 2024. ')}
${row('LP', '<p class="articleParagraph">The caf&eacute; is open.</p>')}${row('TD', '<p class="articleParagraph">So is the pier.</p>')}
${row('NS', 'gtrans : Transport | gcat : Political/General News')}${row('RE', 'uk : United Kingdom | eecz : European Union Countries')}
${row('CO', 'ellpor : Port Ellery Ferries')}${row('AN', 'Document ELLERY0020240305ek350001a')}</table></div>
<div class="article enArticle"><table>${row('HD', 'Broken')}${row('PD', '6 March 2024')}${row('SN', 'Elleryside')}${row('LP', '<p>Lost.')}
<div class="article enArticle"><table>${row('HD', 'Third')}${row('PD', '7 March 2024')}${row('SN', 'Elleryside')}${row('LP', '<p>Found.</p>')}</table></div></body></html>`;

test('a Factiva page with codes gives its articles', async () => {
  assert.ok(factivaReader.accepts({ path: 'x', bytes: Buffer.from(CODES) }));
  const drafts = await draftsOf(factivaReader, CODES);
  const [first] = drafts;
  assert.ok(first !== undefined);
  assert.equal(first.title, 'Ships & piers');
  assert.deepEqual(first.authors, ['Jane Doe']);
  assert.deepEqual(first.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.equal(first.source, 'Elleryside');
  assert.equal(first.section, 'World');
  assert.equal(first.language, 'en');
  assert.equal(first.rights, '(c) Elleryside 2024.');
  assert.equal(first.publisherId, 'ELLERY0020240305ek350001a');
  assert.deepEqual(first.keywords, ['Transport', 'Political/General News']);
  assert.deepEqual(first.assigned, [
    { type: 'place', name: 'United Kingdom' },
    { type: 'organization', name: 'Port Ellery Ferries' },
  ]);
  assert.deepEqual(shapeOf(first), ['p The café is open.', 'p So is the pier.']);
});

test('a Factiva article that is never closed loses only itself', async () => {
  const drafts = await draftsOf(factivaReader, CODES);
  assert.deepEqual(
    drafts.map(({ title, text }) => [title, text]),
    [
      ['Ships & piers', 'The café is open.\n\nSo is the pier.'],
      ['Broken', 'Lost.'],
      ['Third', 'Found.'],
    ],
  );
});

test('a Factiva page without codes is read by the order of its lines', async () => {
  const html = `<!DOCTYPE html><html><head><title>Factiva</title></head><body><div class="article enArticle">
<div>World</div><div id="hd"><span class="enHeadline">Ships and piers</span></div><div class="author">By Jane Doe</div>
<div>120 words</div><div>5 March 2024</div><div>16:32</div><div>Elleryside</div><div>ELLERY</div><div>English</div><div>(c) 2024 Elleryside</div>
<p class="articleParagraph enarticleParagraph">The pier is open.</p><p class="articleParagraph enarticleParagraph">So it is.</p>
<p>Document ELLERY0020240305ek350001a</p></div></body></html>`;
  const read = await onlyDraft(factivaReader, html);
  assert.equal(read.title, 'Ships and piers');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.equal(read.date?.day, '2024-03-05');
  assert.equal(read.source, 'Elleryside');
  assert.equal(read.section, 'World');
  assert.equal(read.language, 'en');
  assert.equal(read.publisherId, 'ELLERY0020240305ek350001a');
  assert.deepEqual(shapeOf(read), ['p The pier is open.', 'p So it is.']);
});

test('the two articles of the Factiva sample are read', { skip: skipSamples }, async () => {
  const bytes = sample('factiva/factiva_test.html');
  assert.ok(factivaReader.accepts({ path: 'x.html', bytes }));
  const drafts = await draftsOf(factivaReader, bytes);
  drafts.forEach(checkDraft);
  assert.deepEqual(
    drafts.map((read) => [
      read.title,
      read.date?.day,
      read.source,
      read.section,
      read.language,
      read.paragraphs.length,
      read.text.length,
      read.publisherId,
    ]),
    [
      ['Test 1', '2011-12-29', 'Test newspaper', null, 'fr', 4, 140, 'TESTFR0020111229e7ct0001r'],
      [
        'Test 2',
        '2011-12-29',
        'Ouest France',
        'Infolocale',
        'fr',
        2,
        45,
        'TESTFR0020111229e7ct0015j',
      ],
    ],
  );
  assert.equal(drafts[0]?.keywords.length, 5);
  assert.ok(drafts[0]?.text.includes('à la française'));
  assert.ok(drafts[0]?.assigned.some(({ name }) => name === 'France'));
});

const EUROPRESSE = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier d'Ellery, no. 12345<br>Autre</span></div>
<div><span class="DocHeader">Politique, mardi 5 mars 2024 <span>350 mots</span>, p. 8</span></div>
<div class="titreArticle"><p class="sm-margin-TopNews rdp__surtitle">La mer</p><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">Le port &amp; la jetée</p></div>
<div class="docAuthors">Jeanne Dupont et Jean Martin</div></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>Le conseil a voté.</p><p>Les travaux <mark>commencent</mark>.</p></div></div></section>
<footer><small>© 2024 Le Courrier. Tous droits réservés.</small><div class="publiC-lblNodoc">news·20240305·LC·0001</div></footer></article>
<article><header><span class="DocPublicationName">Elleryside</span><span class="DocHeader">World, Wednesday, March 6, 2024</span>
<div class="titreArticle">Second</div></header><section><div class="DocText clearfix"><p>It is open.</p></div></section>
<aside class="publiC-lblNodoc">news·20240306·EL·0002</aside></article></body></html>`;

test('a Europresse page gives its articles in either layout', async () => {
  assert.ok(europresseReader.accepts({ path: 'x', bytes: Buffer.from(EUROPRESSE) }));
  const [first, second] = await draftsOf(europresseReader, EUROPRESSE);
  assert.ok(first !== undefined && second !== undefined);
  assert.equal(first.title, 'Le port & la jetée');
  assert.equal(first.source, "Le Courrier d'Ellery");
  assert.equal(first.section, 'Politique');
  assert.equal(first.date?.day, '2024-03-05');
  assert.deepEqual(first.authors, ['Jeanne Dupont', 'Jean Martin']);
  assert.equal(first.rights, '© 2024 Le Courrier. Tous droits réservés.');
  assert.equal(first.publisherId, 'news·20240305·LC·0001');
  assert.deepEqual(shapeOf(first), ['p Le conseil a voté.', 'p Les travaux commencent.']);
  assert.equal(second.title, 'Second');
  assert.equal(second.date?.day, '2024-03-06');
  assert.equal(second.section, 'World');
  assert.equal(second.text, 'It is open.');
});

const PROQUEST = `ProQuest

____________________________________________________________

Council votes to rebuild pier

Author: Doe, Jane; Roe, John

Publication info: Elleryside ; Port Ellery [Port Ellery]. 05 Mar 2024: A.1.

Abstract: The council voted.

Links: http://example.org/link

Full text: The harbour council voted on Monday.

Author: is a word that may begin a paragraph.

Work is to begin in the spring.

Subject: Ferries; Local government

Location: Port Ellery

People: Roe, Jane

Company / organization: Name: Port Ellery Ferries; NAICS: 483114

Title: Council votes to rebuild pier

Publication title: Elleryside; Port Ellery

Pages: A.1

Publication year: 2024

Publication date: Mar 5, 2024

Section: World

Language of publication: English

ProQuest document ID: 123456789

Document URL: https://www.proquest.com/docview/123456789

Copyright: Copyright Elleryside 2024

Last updated: 2024-03-06

Database: Newsstream

____________________________________________________________

Contact us at: http://www.proquest.com
`;

test('a ProQuest text gives its articles, and its notices are none', async () => {
  assert.ok(proquestReader.accepts({ path: 'x.txt', bytes: Buffer.from(PROQUEST) }));
  const read = await onlyDraft(proquestReader, PROQUEST);
  assert.equal(read.title, 'Council votes to rebuild pier');
  assert.deepEqual(read.authors, ['Jane Doe', 'John Roe']);
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.equal(read.source, 'Elleryside');
  assert.equal(read.section, 'World');
  assert.equal(read.language, 'en');
  assert.equal(read.publisherId, '123456789');
  assert.equal(read.url, 'https://www.proquest.com/docview/123456789');
  assert.deepEqual(read.keywords, ['Ferries', 'Local government']);
  assert.deepEqual(read.assigned, [
    { type: 'person', name: 'Jane Roe' },
    { type: 'place', name: 'Port Ellery' },
    { type: 'organization', name: 'Port Ellery Ferries' },
  ]);
  assert.deepEqual(shapeOf(read), [
    'p The harbour council voted on Monday.',
    'p Author: is a word that may begin a paragraph.',
    'p Work is to begin in the spring.',
  ]);
});

test('damaged pages and texts are read or refused', async () => {
  await checkDamaged(factivaReader, [Buffer.from(CODES)]);
  await checkDamaged(europresseReader, [Buffer.from(EUROPRESSE)]);
  await checkDamaged(proquestReader, [Buffer.from(PROQUEST)]);
});
