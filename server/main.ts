#!/usr/bin/env node
/** The program: arguments in, exit code out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './cli.ts';
import { PACKAGE_ROOT } from './config.ts';

const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
  version: string;
};
process.exitCode = await runCli(process.argv.slice(2), version);
