/**
 * Collections that stand beside the checkout, in `../shared/data`. They belong to others and are read
 * in place; tests that need them skip, saying so, where they are absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = new URL('../../../shared/data/', import.meta.url);

/** Absolute path of a collection, or null where it is absent. */
export function sharedData(name: string): string | null {
  const path = fileURLToPath(new URL(name, DATA));
  return existsSync(path) ? path : null;
}

/** What `skip` of a test takes: false, or the reason. */
export function skipWithout(name: string): string | false {
  return sharedData(name) === null ? `../shared/data/${name} is not here` : false;
}

export type ReutersItem = {
  readonly number: string;
  readonly title: string;
  readonly text: string;
};

/** The first `count` Reuters-21578 items with a body, in the order of the files. */
export function reutersItems(count: number): ReutersItem[] {
  const folder = sharedData('reuters21578');
  const items: ReutersItem[] = [];
  for (let file = 0; folder !== null && file < 22 && items.length < count; file += 1) {
    const name = `reut2-${String(file).padStart(3, '0')}.sgm`;
    const sgml = readFileSync(`${folder}/${name}`, 'latin1');
    for (const [, number = '', item = ''] of sgml.matchAll(/NEWID="(\d+)">(.*?)<\/REUTERS>/gs)) {
      const text = element(item, 'BODY');
      if (text !== '' && items.length < count)
        items.push({ number, title: element(item, 'TITLE'), text });
    }
  }
  return items;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

function element(item: string, name: string): string {
  const content = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(item)?.[1] ?? '';
  const decoded = content.replaceAll(
    /&(lt|gt|amp|#\d+);/g,
    (_, code: string) => ENTITIES[code] ?? ' ',
  );
  return decoded.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ').trim();
}
