/**
 * Articles that try to become markup, formulas, header lines, records of citation files and properties of
 * objects, in every field that a publisher fills and in their file names; and a site that shows them.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { openFolder } from '../../server/command/open-folder.ts';
import { createConfig } from '../../server/config.ts';
import { createTestApp } from '../http/fixture.ts';
import { type Files, temporaryFolder } from '../temporary-folder.ts';

/** The element that no page has unless a text became markup. */
export const PROBE = 'xss-probe';

/** Texts that end whatever they stand in, and begin the probe or a handler. */
export const PAYLOADS: readonly string[] = [
  `"'><${PROBE} onclick=alert(1)>`,
  `</script></title></textarea></style><${PROBE}>`,
  `]]><${PROBE}/><![CDATA[`,
  `--><${PROBE}><!--`,
  '{{constructor.constructor}} {{{html}}} #{7*7}',
  'javascript:alert(1)//" onmouseover="alert(1)',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '+1-2\u2028\u2029-3',
  'x\r\nX-Injected: yes\r\n\r\n<body>',
  'TY  - EVIL\nER  - \nUR  - javascript:alert(1)',
  '}, evil = {yes}}\n@article{evil,',
  '\u202egnp.exe\u0000\u0007',
];

/** Names that plain objects have already. */
export const PROTOTYPE_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
];

const everywhere = (text: string) => ({
  headline: `${text} struck the coast`,
  articleBody: `Ada Quill spoke of ${text} in Port Amity.\n\nThe ferry ${text} left the harbour.`,
  author: [`${text} Reporter`],
  publisher: `${text} Gazette`,
  articleSection: `${text} desk`,
  keywords: [text, `${text} two`],
  url: `javascript:alert("${text}")`,
  datePublished: '2024-03-05',
});

function assigned(name: string, number: number) {
  return {
    uri: `tag:hostile.example,2024:${number}"><${PROBE}>`,
    type: 'text',
    versioncreated: '2024-03-06T00:00:00Z',
    headline: `Names ${number}`,
    person: [{ name }, { name: 'Bram Oster' }],
    place: [{ name: `${name} Town` }],
    organisation: [{ name: `${name} Works` }],
    body_text: `The report of number${number} names nobody but the ferry.`,
  };
}

const FILES: Files = {
  ...Object.fromEntries(
    [...PAYLOADS, ...PROTOTYPE_NAMES].flatMap((text, i) => [
      [`json/${i}.json`, JSON.stringify(everywhere(text))],
      [`ninjs/${i}.json`, JSON.stringify(assigned(text, i))],
    ]),
  ),
  [`"'><${PROBE} onclick=x>.txt`]: 'Ferry crews walk out\n\nThe crews left on Monday.\n',
  'constructor/__proto__.txt': 'Ferry crews return\n\nThe crews came back on Tuesday.\n',
  'prototype-words.txt':
    'Words of the machine\n\nThe word __proto__ and the word constructor stand here with hasOwnProperty, toString and valueOf.\n',
  '=1+1.txt': `=HYPERLINK("http://evil.example")\n\n=1+1 is the first line of the ferry report.\n`,
  'page.html': `<html><head><title>A page of &lt;${PROBE}&gt;</title></head><body><article><h1>A page of &lt;${PROBE}&gt;</h1><p>${'The ferry of &lt;script&gt;alert(1)&lt;/script&gt; left the harbour at noon. '.repeat(9)}</p></article></body></html>`,
  // Not read: each is reported with its name.
  [`bad"><${PROBE}>.json`]: '{',
  'entities.yaml': `rename:\n  - { type: person, from: Bram Oster, to: '"><${PROBE}> Oster' }\nnonsense"><${PROBE}>: 1\n`,
};

export type HostileSite = {
  readonly app: Express;
  readonly base: string;
  readonly close: () => Promise<void>;
};

/** The real index of the folder, served. */
export async function openHostileSite(): Promise<HostileSite> {
  const folder = temporaryFolder(FILES);
  const data = temporaryFolder();
  const config = createConfig(folder, { data, workers: '1' }, { env: {}, cwd: data });
  const open = await openFolder(config, () => undefined);
  await open.update();
  const { app } = createTestApp(open.searcher);
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    app,
    base: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await open.close();
    },
  };
}
