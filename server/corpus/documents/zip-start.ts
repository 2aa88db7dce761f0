/** Whether a file begins like a ZIP archive, as office documents do. */
import type { SourceFile } from '../reader.ts';

/** The local file header `PK\3\4`. */
export function startsAsZip({ bytes }: SourceFile): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
