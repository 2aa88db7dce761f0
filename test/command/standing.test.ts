/** What a person decides in `articles.yaml`, and an embargo that ends, while the site is open. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { story, whileServing } from './program.ts';

/** Long enough for a slow machine to read two files within. */
const EMBARGO_MS = 8000;

function embargoed(until: number): string {
  return JSON.stringify({
    uri: 'urn:coast-wire:bridge',
    type: 'text',
    versioncreated: '2025-01-01T00:00:00Z',
    pubstatus: 'usable',
    embargoed: new Date(until).toISOString(),
    headline: 'Bridge shut',
    body_text: 'The bridge is shut for a week.',
  });
}

test('a correction shows while serving, and an embargo ends at its instant', async () => {
  const folder = temporaryFolder({
    'a.txt': story('Ferry crews walk out', 'The ferry crews left the harbour on Monday.'),
  });
  await whileServing([folder, '--data', join(folder, '.data')], async ({ url, stderr }) => {
    const totalOf = async (q: string): Promise<number> =>
      ((await (await fetch(`${url}/api/search?q=${q}`)).json()) as { total: number }).total;
    const until = Date.now() + EMBARGO_MS;
    writeFiles(folder, {
      'b.json': embargoed(until),
      'articles.yaml':
        'corrections:\n  - { path: a.txt, title: Harbour empties }\n  - { paths: a.txt }\n',
    });
    await eventually(async () => (await totalOf('title:empties')) === 1);
    assert.match(stderr(), /articles\.yaml:3:\d+: “paths” is no key of a rule of “corrections”/);
    const early = await totalOf('bridge');
    if (Date.now() < until) assert.equal(early, 0);
    await eventually(async () => (await totalOf('bridge')) === 1, EMBARGO_MS + 30_000);
    assert.ok(Date.now() >= until);
  });
});
