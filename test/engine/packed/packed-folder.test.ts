/** A folder as it is served: what is lost with the indexing process is looked for again. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TAGGER_MODEL } from '../../../server/config.ts';
import { QUERY_LIMITS } from '../../../server/core/query/limits.ts';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import { SERVICE_LIMITS } from '../../../server/core/service-limits.ts';
import {
  openPackedFolder,
  type ServedFolder,
} from '../../../server/engine/packed/packed-folder.ts';
import { eventually, temporaryFolder, writeFiles } from '../../temporary-folder.ts';

const open: ServedFolder[] = [];
after(() => Promise.all(open.map(({ close }) => close())));

async function served(root: string, dataFolder: string, onLost: () => void): Promise<ServedFolder> {
  const folder = await openPackedFolder(
    {
      root,
      dataFolder,
      maxFileSize: 100_000,
      includeWithheld: false,
      firstWorkers: 1,
      workers: 1,
      threads: 1,
      queryLimits: QUERY_LIMITS,
      serviceLimits: SERVICE_LIMITS,
      taggerModel: TAGGER_MODEL,
    },
    () => undefined,
    onLost,
  );
  open.push(folder);
  return folder;
}

const updated = ({ update }: ServedFolder) => update(() => undefined, undefined, true);

test('whoever follows the folder hears that the indexing process died while nothing was asked of it', async () => {
  const [root, dataFolder] = [
    temporaryFolder({ 'a.txt': 'Ferry\n\nIt left.\n' }),
    temporaryFolder(),
  ];
  let lost = 0;
  const folder = await served(root, dataFolder, () => {
    lost += 1;
  });
  await updated(folder);
  const [pid] = readFileSync(join(dataFolder, 'index', 'writer.pid'), 'utf8').split(' ');
  writeFiles(root, { 'b.txt': 'Bridge\n\nIt stood.\n' });
  process.kill(Number(pid), 'SIGKILL');
  await eventually(() => lost === 1);
  assert.equal(folder.load().indexingDeaths, 1);
  await updated(folder);
  const { total } = await folder.searcher.search({ ...EMPTY_STATE, q: 'bridge' });
  assert.equal(total, 1);
});
