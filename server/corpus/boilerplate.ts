/**
 * Lines that belong to the page and not to the report: invitations, credits, legends, licences. Each
 * pattern is anchored and asks for a short line, because losing a sentence of a report is worse than
 * keeping an invitation. What is taken out is kept beside the text.
 */

/** Longer lines are taken for prose whatever they begin with. A guess. */
const MAX_CHARS = 220;

const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    'advertisement',
    /^[[(*-]*\s*(?:advertisements?|advert|sponsored(?: content)?|story continues (?:below|after)(?: this)?(?: advertisement)?|article continues (?:below|after).*|scroll (?:down )?to continue.*|continue reading below.*)\s*[\])*-]*$/i,
  ],
  ['subscription', /^discover more from .+$/i],
  ['subscription', /^thanks for reading\b.{0,100}\bsubscribe\b.{0,100}$/i],
  // As the commonest software of blogs ends what it puts into feeds.
  ['related', /^the post .{1,160} (?:appeared first|first appeared) on .{1,80}$/i],
  [
    'subscription',
    /^(?:subscribe|sign up|register)(?: now| today| here)?\b(?=.*\b(?:newsletters?|emails?|e-mail|inbox|channel|posts|updates|alerts|briefing|premium|offer|off|free|access|today|now|us)\b).{0,140}$/i,
  ],
  [
    'subscription',
    /^(?:subscribe|sign up|log in|sign in|already a subscriber\?.*|subscribers? only|to continue reading.*|enter your email.*|get (?:the latest|our|unlimited) .*\b(?:newsletter|inbox|email|alerts|access)\b.*)[.!]?$/i,
  ],
  [
    'related',
    /^(?:(?:[([]\s*)?(?:read(?: more| also| next| the full .*)?|also read|see also|related(?: stories| articles?| news| coverage| posts?)?|more on this(?: story)?|more stories|recommended(?: for you| reading)?|further reading|watch(?: also| now)?|listen(?: now)?|don[’']t miss|you (?:may|might) also like|must read|trending(?: now)?|in case you missed it)\s*(?:[:|»>]|–|—)\s*.{0,180}|(?:also read|read more|read also|related (?:stories|articles|posts|news)|see also|you (?:may|might) also like|more stories|recommended(?: for you)?|trending now|more)\s*[>»…:.]*)$/i,
  ],
  [
    'sharing',
    /^(?:share(?: this)?(?: (?:article|story|post|page|on|via|with)\b.{0,60})?|share this:?|tweet|print(?: this)?|email(?: this)?|copy link|(?:facebook|twitter|whatsapp|linkedin|telegram|email|print|pinterest|reddit|x)(?:\s*[,|·•/]?\s*(?:facebook|twitter|whatsapp|linkedin|telegram|email|print|pinterest|reddit|x|share|tweet)){1,8}|like this:?|loading\.{3}|(?:leave a (?:reply|comment)|post a comment|view comments|no comments|\d+ comments?|comments))[.:!]?$/i,
  ],
  [
    'sharing',
    /^(?:follow|like|join|find|connect with)\s+(?:us|\S+(?: \S+){0,4})\s+(?:on|at|via)\s+(?:our )?(?:facebook|twitter|x\b|instagram|whatsapp|telegram|youtube|linkedin|google news|social media|tiktok|threads)\b.{0,100}$/i,
  ],
  [
    'rights',
    /^(?:©|\(c\)\s|copyright(?:\s+(?:©|\(c\)|\d{4}|by\b)|\s*$)|all rights reserved).{0,200}$/i,
  ],
  [
    'rights',
    /^(?:this (?:material|article|story|content)) (?:may not be|is (?:re)?published|was (?:re)?published|is licensed).{0,180}$/i,
  ],
  ['rights', /^.{0,60}\ball rights reserved\b.{0,60}$/i],
  [
    'image',
    /^(?:this |the )?(?:images?|photos?|pictures?|photographs?|maps?|graphics?)(?: (?:above|below))?\s+(?:is|are|was|were)?\s*(?:licen[sc]ed|used (?:under|with)|courtesy|credit|taken from wikimedia|by\s+\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}$).{0,160}$/iu,
  ],
  [
    'image',
    /^[[(]?\s*(?:(?:(?:file|cover|featured|representative|representational|handout|stock)\s+)?(?:photo|image|picture|pic)s?(?:\s*(?:credit|by|courtesy(?: of)?|source))?|credit|getty images|shutterstock|caption)\s*[:/|].{0,160}$/i,
  ],
  [
    'image',
    /^[[(]?\s*(?:file|representative|representational|handout|stock|illustrative)\s+(?:photo|image|picture)s?\.?\s*[\])]?$/i,
  ],
  [
    'caption',
    /^[^.!?]{10,200}[.!?]?[”"’']?\s[[(]?(?:file )?(?:photos?|pictures?|image)\s*(?:by|courtesy(?: of)?|credit)?\s*[:/]\s*[\p{Lu}@][\p{L}\p{N}@/.,&’' -]{1,50}[\])]?$/iu,
  ],
  ['credit', /^\(?(?:additional )?(?:reporting|writing) by .{2,120}(?:;|\.|\)|$).{0,100}$/i],
  ['credit', /^\(?(?:edited|editing|compiled|translated) by\b.{2,120}$/i],
  [
    'credit',
    /^\((?:with|from)?\s*(?:inputs? from .{2,60}|(?:with )?agency inputs?|agencies|this story has not been edited by .{2,120})\)\.?$/i,
  ],
  [
    'contact',
    /^(?:contact (?:us|the (?:author|writer|reporter))\b.{0,120}|(?:send|email) (?:your )?(?:news|tips|feedback|letters)\b.{0,120})$/i,
  ],
  ['rule', /^(?:[=_*~#+—–-]\s?){3,}$/],
];

const LEGEND = /^[\p{L} .'’&()-]{1,30}\s*=\s*[\p{L} .'’&()-]{1,30}$/u;
const COLOUR =
  /\b(?:red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gr[ae]y|teal|cyan|beige|maroon|navy|turquoise)\b/i;

/** What kind of boilerplate a line is, or null for text. */
export function boilerplateKind(line: string): string | null {
  const bare = line.trim();
  if (bare.length > MAX_CHARS) return null;
  // The key of a map stands outside the sentences: “Green = Ukraine”.
  if (LEGEND.test(bare) && COLOUR.test(bare)) return 'legend';
  return PATTERNS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}
