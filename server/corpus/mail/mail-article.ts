/**
 * One message to one article: the subject is its title, who sent it its source, and its Message-ID what
 * the publisher calls it. The day is that of the `Date` header, in the sender's own zone.
 */
import type { ArticleDraft } from '../../core/article.ts';
import { type Block, joinBlocks, splitBoilerplate } from '../body.ts';
import { parseDate } from '../dates.ts';
import { cleanText } from '../decode.ts';
import { draftFrom } from '../draft.ts';
import { markupBlocks } from '../exports/markup-blocks.ts';
import { textBlocks } from '../exports/text-blocks.ts';
import { languageCode, splitKeywords } from '../header-line.ts';
import type { ReadContext } from '../reader.ts';
import { splitMail } from './mail-boilerplate.ts';
import type { Email } from './postal-mime.d.ts';

/** White space and joiners that newsletters fill their preview with. */
const FILLER =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff]/g;

function headerOf({ headers }: Email, key: string): string | null {
  return headers.find((header) => header.key === key)?.value.trim() || null;
}

/** `Re: [List] Fwd: The pier` → `The pier`. */
function titleOf(subject: string | null): string | null {
  return (
    subject
      ?.replace(/^(?:\s*(?:re|fwd?|fw|wg|aw|tr|rv)\s*:|\s*\[(?:ext|external|list)\])+\s*/i, '')
      .trim() || null
  );
}

/** `"The Ellery Post" <news@post.example>` → the name, or else the host. */
function senderName(from: string | null): string | null {
  if (from === null) return null;
  const name = from.replace(/<[^<>]*>|\[mailto:[^\]]*\]/g, '').replace(/^[\s"'*]+|[\s"'*]+$/g, '');
  if (name !== '' && !name.includes('@')) return name;
  return (
    /@([\w.-]+)/.exec(from)?.[1]?.replace(/^(?:mail|email|news|newsletters?|e)\./i, '') ?? null
  );
}

/** `Tue, 5 Mar 2024 23:30:00 -0500 (EST)` as dates are read. */
function dateText(written: string | null): string {
  return (written ?? '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** When it was sent, as an instant; null where the header is none. */
function instantOf(written: string | null): string | null {
  const at = Date.parse(dateText(written));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The blocks of a message: of its HTML part where it has one, else of its text. */
function blocksOf({ html, text }: Email): readonly Block[] {
  const fromHtml = markupBlocks(html ?? '').map(({ kind, text }) => ({
    kind,
    text: cleanText(text.replace(FILLER, '')),
  }));
  if (fromHtml.some((block) => block.text.trim() !== '')) return fromHtml;
  return textBlocks(cleanText((text ?? '').replace(FILLER, '')), false);
}

/** The draft of a message; null where it has neither subject nor text. */
export function readMail(email: Email, path: string, context: ReadContext): ArticleDraft | null {
  const mail = splitMail(blocksOf(email));
  const { kept, boilerplate } = splitBoilerplate(mail.blocks, (block) => block.text);
  const from = email.from === undefined ? null : `${email.from.name} <${email.from.address ?? ''}>`;
  const written = mail.forwarded?.date ?? headerOf(email, 'date');
  const dates = { source: 'metadata', today: context.today } as const;
  const sent = parseDate(dateText(headerOf(email, 'date')), dates);
  const original = parseDate(dateText(written), dates);
  const { date, warning } = original.date === null ? sent : original;
  const unread = written !== null && date === null && warning === null;
  return draftFrom(
    {
      format: 'mail',
      path,
      body: { ...joinBlocks(kept), boilerplate },
      title: titleOf(email.subject ?? mail.forwarded?.subject ?? null),
      date,
      source: senderName(mail.forwarded?.from ?? null) ?? senderName(from),
      keywords: splitKeywords(headerOf(email, 'keywords') ?? ''),
      language: languageCode(headerOf(email, 'content-language')?.split(',', 1)[0] ?? ''),
      url: headerOf(email, 'archived-at')?.replace(/^<|>$/g, '') ?? null,
      publisherId: email.messageId?.replace(/^\s*<|>\s*$/g, '').trim() || null,
      modified: instantOf(headerOf(email, 'date')),
      boilerplate: mail.boilerplate,
      warnings: [
        ...(warning === null ? [] : [warning]),
        ...(unread ? [`“${written.slice(0, 60)}” was not understood as a date.`] : []),
      ],
    },
    context,
  );
}
