/** What the run against the whole server measured, as tables. */
import type { Load } from './paced-load.ts';
import type { ServerRun } from './server-run.ts';
import { percentile } from './statistics.ts';
import { figure, markdownTable, megabytes, seconds } from './table.ts';

export function serverReport(run: ServerRun, articles: number): string {
  const { full, half, adding } = run;
  const row = (name: string, load: Load & { readonly cpuMs?: number }): string[] => [
    name,
    figure(load.perSecond),
    figure(load.cpuMs ?? Number.NaN),
    ...[0.5, 0.95, 0.99].map((share) => figure(percentile(load.latencies, share))),
    failures(load),
  ];
  return [
    `### The whole server over ${articles.toLocaleString('en')} articles (engine: ${run.engine})`,
    markdownTable(
      [
        '',
        'requests/s',
        'CPU ms each',
        'p50 ms',
        'p95 ms',
        'p99 ms',
        'failed',
        'loop p99 ms',
        'loop max ms',
      ],
      [
        [...row('full load, 8 connections', full), '–', '–'],
        [...row('half of it', half), figure(half.loop.p99), figure(half.loop.max)],
        [
          ...row('half of it while 1,000 articles come', adding),
          figure(adding.loop.p99),
          figure(adding.loop.max),
        ],
      ],
    ),
    markdownTable(
      ['', ''],
      [
        ['first start until complete, names included, s', seconds(run.firstMs)],
        ['started again until complete, s', seconds(run.againMs)],
        ['then the first answer, s', seconds(run.answerMs)],
        ['1,000 new articles found under that load, s', seconds(adding.visibleMs)],
        ['a new file found right after, s', seconds(run.changedMs)],
        ['a new file found once all names are known, s', seconds(run.changedAtRestMs)],
        ['memory of all its processes under half load, MB', megabytes(half.memory)],
        ['the same at most while articles come, MB', megabytes(adding.peak)],
      ],
    ),
  ].join('\n\n');
}

function failures({ failed }: Load): string {
  const told = Object.entries(failed).map(([status, count]) => `${count} × ${status}`);
  return told.length === 0 ? '0' : told.join(', ');
}
