import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { PAGES } from '../../server/view/handlebars.ts';
import { VIEWS_DIR } from './render.ts';

const templates = ['layouts', 'pages', 'partials'].flatMap((folder) =>
  readdirSync(join(VIEWS_DIR, folder)).map((name) => ({
    name: `${folder}/${name}`,
    source: readFileSync(join(VIEWS_DIR, folder, name), 'utf8'),
  })),
);
const script = readFileSync(join(VIEWS_DIR, 'public', 'search.js'), 'utf8');
const styles = readFileSync(join(VIEWS_DIR, 'public', 'style.css'), 'utf8');

test('no template prints anything unescaped, styles inline or runs a script of its own', () => {
  for (const { name, source } of templates) {
    assert.doesNotMatch(source, /\{\{\{|\{\{&|\sstyle=|\son\w+=|<style/, name);
    const scripts = source.match(/<script[^>]*>/g) ?? [];
    const known = ['<script type="application/ld+json">', '<script src="/search.js">'];
    assert.ok(
      scripts.every((tag) => known.includes(tag)),
      name,
    );
  }
});

test('a template is short and says what it shows', () => {
  for (const { name, source } of templates) {
    assert.match(source, /^\{\{!-- /, name);
    assert.ok(source.split('\n').length <= 40, name);
  }
});

test('there is one template for every page', () => {
  const files = readdirSync(join(VIEWS_DIR, 'pages')).sort();
  assert.deepEqual(files, PAGES.map((page) => `${page}.hbs`).sort());
});

test('every partial is used, and every class of the style sheet', () => {
  const all = templates.map(({ source }) => source).join('\n');
  for (const name of readdirSync(join(VIEWS_DIR, 'partials'))) {
    assert.match(all, new RegExp(`\\{\\{> ${name.replace('.hbs', '')}[ }]`), name);
  }
  const classes = new Set([...styles.matchAll(/\.([a-z][a-z-]+)/g)].map(([, name]) => name ?? ''));
  for (const name of classes) assert.match(all + script, new RegExp(`\\b${name}\\b`), name);
});

test('the style sheet is under 400 lines and fetches nothing', () => {
  assert.ok(styles.split('\n').length < 400);
  assert.doesNotMatch(styles, /url\(|@import/);
});

test('the script is one small file that asks nothing of other sites and builds no HTML from text', () => {
  assert.ok(gzipSync(script).length < 8192);
  assert.doesNotMatch(
    script,
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(/,
  );
  const addresses = (script.match(/https?:\/\/[^'"`\s]+/g) ?? []).filter(
    (address) => address !== 'http://www.w3.org/2000/svg',
  );
  assert.deepEqual(addresses, []);
});
