/**
 * What a mail holds beside its text: how to leave the list or to see it in a browser, and the header of
 * a message that was passed on.
 */
import type { Boilerplate } from '../../core/article.ts';
import type { Block } from '../body.ts';

/** Longer blocks are prose whatever they begin with. A guess. */
const MAX_CHARS = 400;
const LIST_LINES =
  /\bunsubscribe\b|\bopt[- ]out\b|\b(?:view|read|open|see|having trouble viewing)\b.{0,40}\b(?:in|on) (?:your|a|the) (?:web )?browser\b|\bview (?:it )?online\b|\b(?:manage|update|change|edit) (?:your )?(?:email |e-mail |subscription |newsletter )?(?:preferences|settings|subscriptions?)\b|\byou(?:['’]re| are) receiving this\b|\byou (?:have )?received this (?:e-?mail|newsletter|message)\b|\bthis (?:e-?mail|newsletter|message) was sent (?:to|by|from)\b|\bno longer (?:wish|want) to receive\b|\badd (?:us|.{1,40}@.{1,40}) to your (?:address book|contacts)\b|\bforward(?:ed)? (?:this|to a friend)\b|^sent (?:from|via) my \w+|\bsign up here\b|\bprivacy policy\b.{0,60}$|^\s*(?:abmelden|newsletter abbestellen|se désabonner|se désinscrire|darse de baja|disiscriviti|afmelden)\b/i;
const RULE = /^\s*(?:[-_=*~#]\s?){4,}\s*$/;
const FORWARD_LINE =
  /^\s*-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht|message transféré|mensaje reenviado)\s*-{2,}\s*$|^\s*begin forwarded message:\s*$/i;
const FIELD =
  /^\s*\*?(from|von|de|date|sent|gesendet|datum|fecha|envoyé|subject|betreff|objet|asunto|to|an|à|para|cc|reply-to)\s*:\*?\s*(.*)$/i;
/** Lines that a header passed on may have. */
const MAX_FORWARD_LINES = 10;

/** What the header of a message that was passed on says; null where it does not. */
export type Forwarded = {
  readonly from: string | null;
  readonly date: string | null;
  readonly subject: string | null;
};

type Split = {
  readonly blocks: readonly Block[];
  readonly boilerplate: readonly Boilerplate[];
  readonly forwarded: Forwarded | null;
};

/** Takes the header of a message that was passed on off the top. */
function splitForwarded(blocks: readonly Block[]): Split {
  const lines = blocks
    .slice(0, MAX_FORWARD_LINES + 2)
    .flatMap(({ text }, block) => text.split('\n').map((text) => ({ block, text })));
  const at = lines.findIndex(({ text }) => FORWARD_LINE.test(text));
  const none: Split = { blocks, boilerplate: [], forwarded: null };
  if (at === -1 || at > 4) return none;
  const found = new Map<string, string>();
  let last = at;
  for (let i = at + 1; i < Math.min(lines.length, at + 1 + MAX_FORWARD_LINES); i += 1) {
    const match = FIELD.exec(lines[i]?.text ?? '');
    if (match === null && (lines[i]?.text ?? '').trim() !== '') break;
    last = i;
    if (match !== null) found.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
  }
  if (found.size < 2) return none;
  const value = (...names: readonly string[]) =>
    names.map((name) => found.get(name)).find((text) => text !== undefined && text !== '') ?? null;
  const header = lines.slice(at, last + 1);
  const cut = header.at(-1)?.block ?? 0;
  const kept = lines
    .slice(last + 1)
    .filter(({ block }) => block === cut)
    .map(({ text }) => text)
    .join('\n');
  const above = blocks.slice(0, lines[at]?.block ?? 0);
  const rest = blocks.slice(cut + 1);
  return {
    blocks: [
      ...above,
      ...(kept.trim() === '' ? [] : [{ kind: 'paragraph', text: kept } as const]),
      ...rest,
    ],
    boilerplate: [{ kind: 'forwarded', text: header.map(({ text }) => text).join('\n') }],
    forwarded: {
      from: value('from', 'von', 'de'),
      date: value('date', 'sent', 'gesendet', 'datum', 'fecha', 'envoyé'),
      subject: value('subject', 'betreff', 'objet', 'asunto'),
    },
  };
}

/** Sets apart what is no text of a newsletter, unless nothing else would be left. */
export function splitMail(blocks: readonly Block[]): Split {
  const passed = splitForwarded(blocks);
  const kept: Block[] = [];
  const boilerplate: Boilerplate[] = [...passed.boilerplate];
  for (const block of passed.blocks) {
    const short = block.text.length <= MAX_CHARS;
    if (RULE.test(block.text)) boilerplate.push({ kind: 'rule', text: block.text });
    else if (short && LIST_LINES.test(block.text))
      boilerplate.push({ kind: 'subscription', text: block.text });
    else kept.push(block);
  }
  return kept.length > 0 ? { blocks: kept, boilerplate, forwarded: passed.forwarded } : passed;
}
