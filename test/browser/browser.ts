/**
 * The system's Chromium with the bundled articles behind a real listener: what the browser tests
 * and the screenshots share. Nothing is downloaded; where there is no Chromium the tests say so.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { openFolder } from '../../server/command/open-folder.ts';
import { createConfig } from '../../server/config.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createTestApp } from '../http/fixture.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** No sandbox, because containers run as root; nothing that would reach for the network by itself. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `CHROMIUM_PATH`, else the first known name in `PATH`; null where there is none. */
function findChromium(): string | null {
  const { CHROMIUM_PATH = '', PATH = '' } = process.env;
  const folders = [...PATH.split(delimiter), '/usr/bin'];
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [CHROMIUM_PATH, ...places].find((place) => place !== '' && existsSync(place)) ?? null;
}

const executable = findChromium();

/** What `skip` of a test takes: false, or the reason. */
export const skipWithoutChromium: string | false =
  executable === null ? 'no Chromium here: set CHROMIUM_PATH or install chromium' : false;

export type Site = {
  /** Where the bundled articles are served, without a final slash. */
  readonly origin: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
};

/** Indexes the bundled articles, listens on a free port and starts the browser. */
export async function openSite(): Promise<Site> {
  if (executable === null) throw new Error('There is no Chromium.');
  const data = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
  const config = createConfig(undefined, { data }, { env: {}, cwd: data });
  const { searcher, update, close } = await openFolder(config, (message) => {
    throw new Error(message);
  });
  await update();
  const server = createHttpServer(createTestApp(searcher).app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: executable, args: FLAGS });
  return {
    origin: `http://127.0.0.1:${port}`,
    browser,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
