/** Web archives of Safari: a property list with the page, its address, and what belongs to it. */
import { isBinaryPlist, parseBinaryPlist } from './binary-plist.ts';
import { readAtMost } from './byte-reader.ts';
import type { ArchiveFile, Container, Member } from './container.ts';
import type { Expansion } from './expansion.ts';

export const webarchiveContainer = {
  format: 'webarchive',
  holds: 'page',
  accepts: ({ head }) => isBinaryPlist(head),
  async *members(file: ArchiveFile, expansion: Expansion): AsyncGenerator<Member> {
    const { memberBytes } = expansion.limits;
    const skipped = (reason: string): Member => ({ kind: 'skipped', path: file.path, reason });
    const whole = await readAtMost(file.stream(0, file.size), memberBytes, () => {});
    if (whole === null) {
      yield skipped(`It is larger than the limit of ${memberBytes} bytes.`);
      return;
    }
    const main = parseBinaryPlist(whole)?.get('WebMainResource') ?? null;
    const bytes = main?.get('WebResourceData')?.data() ?? null;
    const type = main?.get('WebResourceMIMEType')?.text() ?? 'text/html';
    if (main === null || bytes === null || !/html|^text\/plain/i.test(type)) {
      yield skipped('There is no page in it.');
      return;
    }
    const url = main.get('WebResourceURL')?.text() ?? null;
    const charset = main.get('WebResourceTextEncodingName')?.text() ?? null;
    yield {
      kind: 'file',
      file: {
        path: file.path,
        bytes,
        ...(url !== null && /^https?:/i.test(url) && { url }),
        ...(charset !== null && { declaredCharset: charset }),
      },
    };
  },
} satisfies Container;
