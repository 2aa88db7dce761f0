/** A worker thread that finds names. All it loads decides what the names are (`naming-version.ts`). */
import { parentPort, workerData } from 'node:worker_threads';
import type { Recogniser } from './recogniser.ts';
import { createTagger } from './tagger-recogniser.ts';
import type { RecogniserSource } from './tagging-messages.ts';
import { serveTagging } from './tagging-service.ts';

function recogniserFrom(source: RecogniserSource): Recogniser {
  switch (source.kind) {
    case 'tagger':
      return createTagger(new Uint8Array(source.model));
    default:
      return source.kind satisfies never;
  }
}

if (parentPort !== null) serveTagging(parentPort, recogniserFrom(workerData));
