import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCollections } from '../../scripts/relevance/read-collections.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const DOCUMENTS = `<DOC>
<DOCNO> AP-1 </DOCNO>
<HEAD>Ferry sinks</HEAD>
<TEXT>
Ferry sinks
A ferry sank &amp; burned off the coast.
</TEXT>
</DOC>
<DOC><DOCNO>AP-2</DOCNO><TEXT>First half.</TEXT><TEXT>Second half.</TEXT></DOC>`;

const TOPICS = `<top>
<num> Number: 301
<title> ferry disasters
<desc> Description:
What ferries sank?
<narr> Narrative:
Only real ones.
</top>
<top>
<num> 302 </num>
<title>nothing judged</title>
</top>`;

test('documents, topics and judgments of TREC are read', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs', 'ap1'), DOCUMENTS);
  writeFileSync(join(folder, 'topics.301-302'), TOPICS);
  writeFileSync(join(folder, 'qrels.txt'), '301 0 AP-1 1\n301 0 AP-2 0\n');
  const [collection] = readCollections(folder, ['title', 'desc']);
  assert.deepEqual(collection?.documents, [
    { id: 'AP-1', title: 'Ferry sinks', text: 'A ferry sank & burned off the coast.' },
    { id: 'AP-2', title: '', text: 'First half.\nSecond half.' },
  ]);
  const [set] = collection?.sets ?? [];
  assert.deepEqual(set?.topics, [{ id: '301', query: 'ferry disasters What ferries sank?' }]);
  assert.equal(set?.judgments.get('301')?.get('AP-1'), 1);
});

test('records of SMART are read', () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'X.ALL'),
    '.X\n.I 1\n.T \nA title\n.A\nSomeone\n.W\nThe text.\n.X\n1\t5\t1\n',
  );
  writeFileSync(join(folder, 'X.QRY'), '.I 1\n.W\nwhat is asked\n');
  writeFileSync(join(folder, 'X.REL'), '     1      1\t0\t0.000000\n');
  const [collection] = readCollections(folder, ['title']);
  assert.deepEqual(collection?.documents, [{ id: '1', title: 'A title', text: 'The text.' }]);
  assert.deepEqual(collection?.sets[0]?.topics, [{ id: '1', query: 'what is asked' }]);
});

test('a folder without a collection is refused', () => {
  const folder = temporaryFolder();
  assert.throws(() => readCollections(folder, ['title']), /holds no documents/);
});
