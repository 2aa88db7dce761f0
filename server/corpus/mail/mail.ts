/** The mail readers: one message (`.eml`, RFC 5322), and mailboxes of many (`.mbox`). */
import { holdsMore, lengthProblem, markupProblem } from '../article-length.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { GIVEN_UP, MAX_UNREADABLE } from '../xml/read-records.ts';
import { readMail } from './mail-article.ts';
import { beginsAsMbox, mboxMessages, unquoteFrom } from './mbox.ts';
import { withoutAttachments } from './without-attachments.ts';

/** Larger messages carry attachments, which are not read. */
const MAX_MESSAGE_BYTES = 30 * 1024 * 1024;
/** A guess: a message with hundreds of attachments has a tenth of it. */
const MAX_PART_LINES = 5000;
const LOOKED_AT_BYTES = 16_384;
const MAX_HEAD_LINES = 200;

/** Names of header lines that only mail has, or that mail never lacks. */
const MAIL_HEADER =
  /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|list-unsubscribe|x-mailer|content-type):/gim;

/** The header section of a file, as far as it is looked at; '' where it has none. */
function headOf(bytes: Uint8Array): string {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, LOOKED_AT_BYTES),
  ).toString('latin1');
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.split(/\r?\n/).slice(0, MAX_HEAD_LINES);
  // The last line may have been cut.
  if (text.length === head.length && lines.length > 1) lines.pop();
  const isHead = lines.every((line) => /^(?:[!-9;-~]{1,80}:|[ \t])/.test(line));
  return isHead ? lines.join('\n') : '';
}

/** Saved pages have the form of a mail, and are none. */
const SAVED_PAGE = /^snapshot-content-location:|^content-type:\s*multipart\/related/im;

function looksLikeMail(bytes: Uint8Array): boolean {
  const head = headOf(bytes);
  if (!/^from:/im.test(head)) return false;
  return new Set(head.toLowerCase().match(MAIL_HEADER)).size >= 2;
}

async function record(
  bytes: Uint8Array,
  place: string,
  path: string,
  context: ReadContext,
): Promise<ArticleRecord> {
  if (bytes.length > MAX_MESSAGE_BYTES)
    return { kind: 'skipped', place, reason: 'The message is larger than 30 MB.' };
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holdsMore(message, '\n--', MAX_PART_LINES))
    return { kind: 'skipped', place, reason: 'The message has too many parts.' };
  const read = withoutAttachments(message);
  const tooLong = lengthProblem(read);
  if (tooLong !== null) return { kind: 'skipped', place, reason: tooLong };
  // Loaded when the first mail asks.
  const { default: PostalMime } = await import('postal-mime');
  try {
    const email = await PostalMime.parse(read, {
      maxNestingDepth: 50,
      maxHeadersSize: 1024 * 1024,
      maxRfc822NestingDepth: 3,
    });
    const tooMany = markupProblem(email.html ?? '');
    if (tooMany !== null) return { kind: 'skipped', place, reason: tooMany };
    const draft = readMail(email, path, context);
    return draft === null
      ? { kind: 'skipped', place, reason: 'There is no text in it.' }
      : { kind: 'article', bytes, draft };
  } catch {
    return { kind: 'skipped', place, reason: 'It is not a valid message.' };
  }
}

export const mailReader = {
  format: 'mail',
  accepts({ path, bytes }) {
    if (/\.mht(?:ml)?$/i.test(path) || SAVED_PAGE.test(headOf(bytes))) return /\.eml$/i.test(path);
    return /\.eml$/i.test(path) || looksLikeMail(bytes);
  },
  async *read(file: SourceFile, context: ReadContext): AsyncIterable<ArticleRecord> {
    yield await record(file.bytes, '', file.path, context);
  },
} satisfies Reader;

export const mboxReader = {
  format: 'mbox',
  accepts: ({ path, bytes }) => beginsAsMbox(bytes) || /\.mbox$/i.test(path),
  async *read(file: SourceFile, context: ReadContext): AsyncIterable<ArticleRecord> {
    let unreadable = 0;
    for (const { bytes, line } of mboxMessages(file.bytes)) {
      const read = await record(unquoteFrom(bytes), `line ${line}`, file.path, context);
      unreadable = read.kind === 'skipped' ? unreadable + 1 : 0;
      if (unreadable > MAX_UNREADABLE) {
        yield GIVEN_UP;
        return;
      }
      // The message's identity is that of its bytes as they stand.
      yield read.kind === 'article' ? { ...read, bytes } : read;
    }
  },
} satisfies Reader;
