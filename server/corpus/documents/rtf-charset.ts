/** The code pages of RTF: bytes behind `\'` and plain high bytes mean what the font or file says. */
import { decodeBytes } from '../decode.ts';

/** `\fcharset` numbers to code pages (Microsoft RTF 1.9.1, font table). */
const CODE_PAGE_OF_CHARSET: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const LABELS: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  65001: 'utf-8',
};

/** The code page of a font, or null where it uses that of the file. */
export function codePageOfCharset(charset: number): number | null {
  return CODE_PAGE_OF_CHARSET[charset] ?? null;
}

/** The upper half of Windows-1252, a character a byte. */
const WESTERN = Array.from({ length: 128 }, (_, i) => {
  const decoded = decodeBytes(Uint8Array.of(0x80 + i), 'windows-1252');
  return decoded.kind === 'text' ? decoded.text : '';
});

function western(bytes: string): string {
  return bytes.replace(/[\u0080-\u00ff]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80] ?? char);
}

const decoders = new Map<number, (bytes: string) => string>();

/** Decodes bytes, given as characters U+0000 to U+00FF, in a code page; an unknown one is Western. */
export function decodeCodePage(bytes: string, codePage: number): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes;
  let decode = decoders.get(codePage);
  if (decode === undefined) {
    const label =
      LABELS[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : null);
    const decoder = label === null || codePage === 1252 ? null : new TextDecoder(label);
    decode = decoder === null ? western : (text) => decoder.decode(Buffer.from(text, 'latin1'));
    decoders.set(codePage, decode);
  }
  return decode(bytes);
}
