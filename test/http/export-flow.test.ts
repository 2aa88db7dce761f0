/** How a file flows: only as fast as it is read, and no further than its reader. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { ReadForm, ReadRequest, Searcher } from '../../server/core/searcher.ts';
import { eventually } from '../temporary-folder.ts';
import { createArchive } from './archive.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher } from './scripted-searcher.ts';

const TOTAL = 200_000;

/** Answers every stretch of a very long search, and counts what was asked. */
async function longSearch(): Promise<{ searcher: Searcher; asked: ReadRequest[] }> {
  const one = await createArchive().read({
    state: EMPTY_STATE,
    form: 'article',
    offset: 0,
    size: 1,
    version: null,
  });
  const asked: ReadRequest[] = [];
  const read = async (request: ReadRequest<ReadForm>) => {
    asked.push(request);
    const rows = Array.from({ length: Math.min(request.size, TOTAL - request.offset) }, () => ({
      ...one.rows[0],
    }));
    return { ...one, rows, total: TOTAL };
  };
  return { searcher: createScriptedSearcher({ read: read as Searcher['read'] }), asked };
}

async function whileServing(
  searcher: Searcher,
  use: (open: (path: string) => Promise<IncomingMessage>) => Promise<void>,
): Promise<void> {
  const server = createServer(createTestApp(searcher).app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const open = async (path: string): Promise<IncomingMessage> => {
    const [response] = await once(get({ port, path }), 'response');
    return response;
  };
  try {
    await use(open);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('what nobody reads yet is not asked for, and what nobody will read never', async () => {
  const { searcher, asked } = await longSearch();
  await whileServing(searcher, async (open) => {
    const response = await open('/search.jsonl');
    response.pause();
    let before = -1;
    // Until everything between here and there is full.
    await eventually(async () => {
      const isStill = asked.length === before;
      before = asked.length;
      await pause(300);
      return isStill;
    });
    assert.ok(asked.length < 200, `${asked.length} stretches of ${TOTAL / 100}`);
    response.destroy();
    await pause(300);
    const { length } = asked;
    await pause(300);
    assert.ok(asked.length - length <= 1);
    assert.ok(asked.length < 210);
  });
});

test('every stretch is asked of the version that the first came from, one after the other', async () => {
  const { searcher, asked } = await longSearch();
  await whileServing(searcher, async (open) => {
    const response = await open('/search.ris');
    let bytes = 0;
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length;
      if (bytes > 3_000_000) break;
    }
    const [first, ...others] = asked;
    assert.deepEqual([first?.offset, first?.version], [0, null]);
    assert.ok(others.length > 10);
    assert.ok(others.every(({ version }) => version !== null));
    assert.deepEqual(
      others.map(({ offset }) => offset),
      others.map((_, i) => 100 * (i + 1)),
    );
  });
});
