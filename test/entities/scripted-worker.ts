/** A worker thread with the scripted recogniser; its data are the shared counts, or null to fail at once. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveTagging } from '../../server/entities/tagging-service.ts';
import { STARTS, scriptedRecogniser } from './scripted-recogniser.ts';

const counts: Int32Array | null = workerData;
if (counts === null) throw new Error('the model is broken');
Atomics.add(counts, STARTS, 1);
if (parentPort !== null) {
  serveTagging(
    parentPort,
    scriptedRecogniser(counts, () => process.exit(3)),
  );
}
