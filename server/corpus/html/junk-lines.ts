/**
 * Lines inside an article's part of a page that are not of the article: invitations, credits, dates,
 * labels of widgets. What the markup says (how much of a line is links) weighs as much as the words.
 */
import { boilerplateKind } from '../boilerplate.ts';

/** Longer lines are prose whatever they begin with. A guess. */
const MAX_LINE_CHARS = 320;

/** Invitations, when most of the line leads elsewhere. */
const INVITATION =
  /^\W*(?:read|see|more|watch|listen|related|also|don[’']?t miss|next|previous|up next|recommended|trending|explore|view|click|tap|sign up|subscribe|join|follow|share|download|shop|buy|get|check out|learn more|find out|go to|for more|keep reading|continue|visit|discover|like|discuss|comment|tags?|topics?|filed under|categor|image|photo|source|via|hear|try|support|donate|get more|most read|must[- ]read|in pictures|in case|you may|you might)\b/i;

const LINES: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['image', /^\(?\s*(?:image|photo|video|slide|gallery)?\s*\d+\s*(?:of|\/)\s*\d+\s*\)?$/i],
  [
    'image',
    /^[([]?\s*(?:(?:image|photo|picture|video|illustration|graphic|screenshot|art|cover|main|header|featured|feature|lead)\s*)+(?:credits?|sources?|by|via|courtesy(?: of)?)?\s*[:|–—©].{0,140}$/i,
  ],
  ['image', /^(?:credits?|sources?)\s*:\s*.{2,80}$/i],
  ['image', /^.{0,80}\b(?:getty images|shutterstock|istock|alamy|afp via getty)\b.{0,40}$/i],
  [
    'date',
    /^(?:first\s+|last\s+|originally\s+|article\s+|story\s+)*(?:published|posted|updated?|modified|created|issued|date)\b[\s:|]*(?:on|at|date)?.{0,70}\d.{0,40}$/i,
  ],
  [
    'date',
    /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}.{0,40}$/i,
  ],
  [
    'date',
    /^\d+\s*(?:min(?:ute)?s?|sec(?:ond)?s?|hours?|hrs?|days?|weeks?|months?)\s+(?:read|ago|watch|listen)\b.{0,30}$/i,
  ],
  ['date', /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?$/],
  ['date', /^(?:reading|read)\s+time\b.{0,30}$/i],
  [
    'byline',
    /^(?:by|written by|words by|story by|text by)[:\s]+\p{Lu}[\p{L}.'’-]+(?:[\s,&]+(?:and\s+)?[\p{Lu}][\p{L}.'’-]*){0,8}(?:\s*[|,].{0,60})?$/u,
  ],
  ['byline', /^(?:from|about) (?:the )?(?:author|writer|editor)s?\b.{0,20}$/i],
  [
    'credit',
    /^.{0,140}\bcontributed (?:reporting )?(?:to|for) (?:this|the) (?:report|story|article|piece|post)\b.{0,20}$/i,
  ],
  [
    'contact',
    /^(?:you can )?(?:e-?mail|contact|follow|reach|write to|find|get in touch|send|got a (?:tip|story)|have a (?:tip|story)|do you have)\b.{0,160}(?:@|twitter|facebook|instagram|e-?mail|tips?\b).{0,100}$/i,
  ],
  [
    'subscription',
    /^(?:sign up|subscribe|join|get|register|download)\b.{0,140}\b(?:newsletters?|inbox|alerts|our app|the app|whatsapp|telegram|podcast|youtube|channel|daily|membership|free trial)\b.{0,120}$/i,
  ],
  [
    'subscription',
    /^.{0,30}\bclick here (?:to (?:sign up|subscribe|get|join|read|view|download)|for)\b.{0,100}$/i,
  ],
  [
    'subscription',
    /^(?:this content is|this article is|this story is) (?:only )?(?:available|for|reserved|exclusive).{0,80}\b(?:subscribers?|members)\b.{0,60}$/i,
  ],
  [
    'related',
    /^(?:explore further|more (?:from|on|stories|news|coverage|great|in|to read|about this).{0,60}|related(?:\s+\S+){0,4}|read (?:more|next|also|on)[^.]{0,60}|(?:latest|top|popular|trending|recommended|suggested|featured|similar|other) (?:news|stories|articles|posts|videos|reads?|stories from .{2,40}|reading|content)|what to read next|editors?[’']?s?[’']? (?:picks?|choice|recommendations)|you (?:may|might|may also|might also|’ll also|'ll also) (?:also )?(?:like|love|enjoy|be interested in).{0,30}|recommended(?: for you| stories| reading| videos?)?|keep reading|also read|see also|dig deeper|go deeper|most (?:read|popular|viewed|shared)(?: .{0,30})?|around the web|from our partners|sponsored(?: content| links)?|promoted(?: content| stories)?|next (?:article|story|post|up).{0,60}|previous (?:article|story|post).{0,60}|next auto news.{0,5}|don[’']t miss.{0,30}|in this (?:article|story)|on this page|table of contents|jump to.{0,20}|contents|share this.{0,30}|share on.{0,30}|share|comments?(?:\s*\(?\d*\)?)?|(?:leave|add|post|write) (?:a |your )?(?:comment|reply).{0,40}|join the (?:conversation|discussion).{0,40}|tell us what you think.{0,10}|what do you think\?.{0,60}|tags?:?|topics:?|filed under:?.{0,60}|sections?:|close|menu|search|loading.{0,20}|advert|ad|play|pause|image|video|photos?|gallery|view gallery.{0,20}|(?:view|see) (?:all|more|full|gallery|comments?|photos?).{0,40}|show (?:more|less|comments|all|full).{0,20}|load (?:more|comments).{0,20}|expand|collapse|skip (?:ad|to).{0,30}|print|copy(?: link)?|email|save|listen|follow|like|tweet|pin(?: it)?|reply|report|edit|enlarge(?: image)?|hide caption|toggle caption|scroll (?:down|to continue).{0,40}|swipe.{0,30}|about the author|author|about us|exclusive|breaking news|watch(?: now| live| more| the video)?|updated|published|newsletters?|sign up|subscribe|log in|sign in)$/i,
  ],
  [
    'subscription',
    /^(?:please )?(?:subscribe|register|sign up|log in|sign in) (?:now )?to (?:continue|keep|read|unlock)\b.{0,120}$/i,
  ],
  // The same in other languages.
  [
    'advertisement',
    /^(?:anzeige|werbung|publicité|publicidad(?:e)?|pubblicità|advertentie|annons|annonse|annonce|reklama|mainos|реклама|reklam)$/iu,
  ],
  [
    'related',
    /^(?:lesen sie auch|lesen sie mehr|mehr zum thema|das könnte sie auch interessieren|weitere (?:artikel|meldungen|themen)|zum thema|lire aussi|à lire aussi|sur le même sujet|voir aussi|articles? liés?|dans la même rubrique|leia (?:também|mais)|veja (?:também|mais)|saiba mais|você pode gostar|notícias relacionadas|mais lidas|lea (?:también|más)|lee también|también te puede interesar|te puede interesar|noticias relacionadas|más (?:noticias|leídas|información)|leggi anche|leggi tutto|potrebbe interessarti|articoli correlati|lees ook|meer over|läs (?:också|mer|även)|les også|læs også|czytaj (?:też|także|więcej)|zobacz (?:też|także)|читайте (?:также|ещё|по теме)|смотрите также|по теме|похожие (?:статьи|новости|записи)|материалы по теме|самые популярные.{0,30}|читайте також|devamını oku|ilgili haberler|اقرأ أيضا|関連記事|関連ニュース|あわせて読みたい|관련\s?기사|相关(?:阅读|新闻|文章)|相關(?:新聞|文章)|延伸閱讀|更多新闻)(?:\s*[:：.…>»].{0,160})?$/iu,
  ],
  [
    'sharing',
    /^(?:teilen|artikel teilen|kommentare?|kommentar schreiben|drucken|partager|commentaires?|imprimer|compartilh(?:ar|e)|comentários?|deixe (?:um|seu) comentário|compart(?:ir|e)|comentarios?|deja (?:un|tu) comentario|condividi|commenti|lascia un commento|delen|reacties|dela|kommentarer|del|udostępnij|komentarze|поделиться.{0,30}|комментарии|оставить комментарий|отзывы|добавить (?:отзыв|комментарий)|распечатать|поділитися|paylaş|yorumlar|yorum yap|シェア(?:する)?|コメント|공유(?:하기)?|댓글|分享|评论|留言)(?:\s*\(?\d+\)?)?[:：]?$/iu,
  ],
  ['rights', /^(?:©|\(c\)|copyright)\s.{0,200}$/i],
  [
    'rights',
    /^.{0,200}\b(?:subject to copyright|all rights reserved|may not be (?:published|reproduced)|no part may be reproduced)\b.{0,300}$/i,
  ],
  ['cookies', /^.{0,60}\b(?:this (?:web)?site|we|our site) uses? cookies\b.{0,260}$/i],
  ['related', /^like this (?:story|article)\?.{0,60}$/i],
  ['related', /^(?:best|top|more) of \S+(?: \S+)?$/i],
  [
    'disclosure',
    /\b(?:may (?:receive|earn) (?:a )?(?:compensation|commission)|you (?:consent|agree) to our|by using this site)\b/i,
  ],
  [
    'subscription',
    /^(?:want|love|looking for|need|like|get|never miss)\b.{0,120}\b(?:sign up|subscribe)\b.{0,160}$/i,
  ],
  [
    'subscription',
    /^.{0,120}\b(?:weekly|daily|free) newsletter\b.{0,80}\b(?:delivered|inbox|sign up)\b.{0,60}$/i,
  ],
  ['related', /^(?:more information|further information|for more information)\s*:.{0,280}$/i],
  ['rights', /^citation:\s.{0,300}$/i],
  [
    'disclosure',
    /^.{0,120}\b(?:affiliate (?:links?|commission|partner)|earn a (?:small )?commission|we may (?:earn|receive|get)|independently (?:selected|chosen|reviewed)|if you (?:buy|purchase) (?:something|through|via))\b.{0,220}$/i,
  ],
  ['disclosure', /^(?:disclaimer|disclosure|ftc)\s*:.{0,300}$/i],
];

/** Why a line is not of the article, or null. `linkShare`: how much of it stands in links, 0 to 1. */
export function junkLineKind(line: string, linkShare: number): string | null {
  const bare = line.replace(/\s+/g, ' ').trim();
  if (bare === '' || !/[\p{L}\p{N}]/u.test(bare)) return 'rule';
  if (bare.length > MAX_LINE_CHARS) return null;
  const kind = boilerplateKind(bare) ?? LINES.find(([, pattern]) => pattern.test(bare))?.[0];
  if (kind !== undefined && kind !== null) return kind;
  return linkShare > 0.4 && INVITATION.test(bare) ? 'related' : null;
}
