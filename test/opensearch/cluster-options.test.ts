import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseClusterUrl } from '../../server/engine/opensearch/cluster-options.ts';

test('an address names nodes, credentials and the archive', () => {
  assert.deepEqual(parseClusterUrl('http://127.0.0.1:9200'), {
    nodes: ['http://127.0.0.1:9200'],
    auth: null,
    apiKey: null,
    name: 'dateline',
  });
  assert.deepEqual(parseClusterUrl('https://reader:s%40cret@one:9200,two:9201/my-archive/'), {
    nodes: ['https://one:9200', 'https://two:9201'],
    auth: { username: 'reader', password: 's@cret' },
    apiKey: null,
    name: 'my-archive',
  });
  assert.deepEqual(parseClusterUrl('https://apikey:abc%3D%3D@one/a')?.apiKey, 'abc==');
});

test('what is no such address is none', () => {
  const wrong = [
    '',
    'one:9200',
    'ftp://one:9200',
    'http://one:99999',
    'http://one:9200/A/b',
    'http://one:9200/Upper',
    'http://one:9200/_all',
    'http://one:9200/*',
    'http://user@one:9200',
    'http://one:9200?x=1',
    'http://a:%zz@one',
  ];
  for (const url of wrong) assert.equal(parseClusterUrl(url), null, url);
});

test('any text is an address or none, and no address keeps credentials in its nodes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (text, password) => {
      parseClusterUrl(text);
      parseClusterUrl(`http://${text}`);
      const options = parseClusterUrl(`http://user:${encodeURIComponent(password)}@one:9200/a`);
      assert.deepEqual(options?.auth, { username: 'user', password });
      assert.deepEqual(options?.nodes, ['http://one:9200']);
    }),
  );
});
