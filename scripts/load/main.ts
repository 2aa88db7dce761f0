/**
 * Puts the real server under more load than it bears, among rude clients, and for long. Prints what came of
 * it; exits 1 where it did not hold.
 *
 *   npm run test:load                              ten seconds to measure, two minutes of overload, three of soak
 *   npm run test:load -- --minutes 30              half an hour of soak: growth of memory and handles counts
 *   npm run test:load -- --rate 5                  so many requests a second in the soak, else a third of the capacity
 *   npm run test:load -- --seconds 15 --minutes 0  overload and rude clients alone
 */
import { cpSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT } from '../../server/config.ts';
import { indexingPid, startServer } from '../faults/faulty-server.ts';
import { capacityOf, overload, recovery } from './capacity.ts';
import { ask, closeClient, quantile, somePath } from './client.ts';
import { sufferRudeClients } from './rude-clients.ts';
import { growth, soak } from './soak.ts';

/** Milliseconds within which an accepted request is answered: five to wait, five to search, two to be read and written. */
const BOUND_MS = 12_000;
/** Per cent that memory and handles may grow, and minutes from which that can be told. */
const MAX_GROWTH = 5;
const TELLING_MINUTES = 10;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    minutes: { type: 'string', default: '3' },
    rate: { type: 'string' },
  },
});
const [seconds, minutes] = [Number(values.seconds), Number(values.minutes)];
const scratch = mkdtempSync(join(tmpdir(), 'dateline-load-'));
const [root, data] = [join(scratch, 'articles'), join(scratch, 'data')];
const wrong: string[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const expect = (holds: boolean, what: string): void => {
  if (!holds) wrong.push(what);
};

let written = 0;
function change(): void {
  written += 1;
  writeFileSync(
    join(root, `live-${written}.txt`),
    `Water report ${written}\n\nThe council of Port Amity spoke of water and the flood, ${written} times.\n`,
  );
  if (written > 20) unlinkSync(join(root, `live-${written - 20}.txt`));
}

cpSync(join(PACKAGE_ROOT, 'corpus'), root, { recursive: true });
const server = await startServer(root, data);
try {
  // On a busy machine the one who measures must not wait himself, or his own delays would count as the server's.
  setPriority(-10);
} catch {
  // Only root may.
}
try {
  await server.complete(300_000);
  const url = server.url();
  for (let i = 0; i < 200; i += 1) await ask(url, somePath());
  const before: number[] = [];
  for (let i = 0; i < 100; i += 1) before.push((await ask(url, somePath())).ms);
  const usual = quantile(before, 0.5);
  const capacity = await capacityOf(url, 8, 10);
  say(`alone: ${usual.toFixed(1)} ms (median); capacity: ${capacity.toFixed(0)} answers a second`);

  const over = await overload(url, 4 * capacity, seconds);
  say(
    `overload: ${over.sent} requests in ${seconds} s, four times the capacity; ${over.accepted} answered, ${over.refused} refused with 503, ${over.failed.length === 0 ? 'none lost' : over.failed.join(', ')}`,
  );
  say(
    `  answered: ${over.acceptedMs.median.toFixed(0)} ms (median), ${over.acceptedMs.p99.toFixed(0)} (99 %), ${over.acceptedMs.most.toFixed(0)} (most); refused: ${over.refusedMs.median.toFixed(0)} (median), ${over.refusedMs.p99.toFixed(0)} (99 %); health: ${over.healthMs.p99.toFixed(0)} (99 %), ${over.healthMs.failed} failed`,
  );
  expect(over.failed.length === 0, `lost: ${over.failed.join(', ')}`);
  expect(over.refused > 0, 'nothing was refused');
  expect(over.withoutRetryAfter === 0, `${over.withoutRetryAfter} refusals without Retry-After`);
  expect(over.acceptedMs.most < BOUND_MS, 'an answer came too late');
  expect(over.healthMs.failed === 0, 'it did not look alive');
  const seconds1 = await recovery(url, usual);
  say(`  as fast as before after ${seconds1 === null ? 'more than 60' : seconds1.toFixed(1)} s`);
  expect(seconds1 !== null, 'it did not recover');

  for (const { what, medianMs, p95Ms, refused, failed } of await sufferRudeClients(url)) {
    say(
      `${what}: others ${medianMs.toFixed(0)} ms (median), ${p95Ms.toFixed(0)} (95 %), ${refused} refused, ${failed} failed`,
    );
    expect(failed === 0, `${what}: ${failed} polite requests failed`);
  }
  await sleep(1000);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const metric = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  say(
    `refused unread: ${metric('dateline_http_requests_shed_total')}; abandoned: ${metric('dateline_queue_abandoned_total')} questions given up; waiting now: ${metric('dateline_queue_waiting')}`,
  );
  expect(metric('dateline_queue_waiting') === 0, 'questions still wait');

  if (minutes > 0) {
    say('minutes | server MB | indexing MB | handles | answered | refused | failed');
    const samples = await soak({
      url,
      pid: server.pid,
      indexingPid: () => indexingPid(server.pid, data),
      minutes,
      perSecond: values.rate === undefined ? capacity / 3 : Number(values.rate),
      change,
      onSample: ({ at, serverMb, indexingMb, handles, answered, refused, failed }) =>
        say(
          `${at.toFixed(1)} | ${serverMb.toFixed(0)} | ${indexingMb.toFixed(0)} | ${handles} | ${answered} | ${refused} | ${failed}`,
        ),
    });
    const [memory, handles] = [
      growth(samples, ({ serverMb }) => serverMb),
      growth(samples, (sample) => sample.handles),
    ];
    say(
      `from the second third to the last: memory ${memory.toFixed(1)} %, handles ${handles.toFixed(1)} %`,
    );
    expect(samples.at(-1)?.failed === 0, 'requests failed in the soak');
    if (minutes >= TELLING_MINUTES) {
      expect(memory < MAX_GROWTH, 'memory grew');
      expect(handles < MAX_GROWTH, 'handles grew');
    }
  }
  expect(server.isRunning(), 'the server ended');
} finally {
  closeClient();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
say(wrong.length === 0 ? 'it held' : `WRONG: ${wrong.join('; ')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
