/**
 * What the names that a page gives its elements (class, id, role) say about them. Pages are built by
 * people who name things: `share-bar` is no paragraph and `article-body` is the article.
 */
import type { PageElement } from './tree.ts';

const JUNK = new Set(
  `share sharing shares sharebar sharethis sharetools sharedaddy social socials socialbar socialshare addthis addtoany
  newsletter newsletters nl subscribe subscriber signup signin login register registration sidebar sidebars rail
  related relatedlinks relatedposts relatedcontent relatedarticles relatedstories recirc recirculation recommended recommendation recommendations readnext
  outbrain taboola zergnet revcontent disqus livefyre respond breadcrumb breadcrumbs crumbs nav navigation
  navbar subnav menu menus menubar footer masthead promo promos promobox promotion promotions advert adverts advertisement
  advertisements advertising ads adslot adbox adunit adwrapper dfp sponsored sponsors cookie cookies cookiebar consent gdpr popup popups modal
  lightbox tags taglist tagcloud topics pagination pager pagenav prevnext toolbar tooltip trending popular mostpopular mostread mostviewed
  timestamp byline bylines byl authorbox authorbio bio hidden visuallyhidden skip donate donation copyright
  credit credits caption captions figcaption thumbcaption imgcaption photocredit reply wpcnt jetpack
  commentform commentlist commentsection messageboard printfriendly banner ticker flyout offcanvas megamenu
  backtotop scrolltotop playlist upsell teaser teasers announcement dropdown nextprev linkbox poll
  mw-editsection noprint searchbox searchform vcard cta adv cookiewall tagline signoff rollover textresizer relatedpoststitle`.split(
    /\s+/,
  ),
);
/** Two words in a row. */
const JUNK_PAIRS = new Set(
  `subscription widget|subscription form|read next|read more|read also|see also|more from|more on|more stories|also like|you may|up next|next up|next post|prev post|previous post|post nav|
  sr only|screen reader|visually hidden|author bio|author box|author info|about author|author card|author profile|author name|
  author description|author details|article author|post author|story author|post meta|entry meta|article meta|story meta|meta data|article info|article tools|
  story tools|article footer|entry footer|post footer|story footer|article header|in article promo|
  related articles|related content|related stories|related posts|related links|article related|in brief|
  follow us|sign up|call to|to action|cta box|inline cta|app promo|google news|
  photo credit|image caption|photo caption|image credit|media caption|wp caption|video caption|caption text|
  comment list|comments area|comment form|comments section|comments container|
  most read|most popular|most viewed|editors picks|editor picks|top stories|latest news|latest stories|
  article list|post list|story list|card list|
  table of|of contents|toc container|article dateline|published date|publish date|post date|article date|date published|
  back to|skip to|ad container|ad wrapper|ad slot|ad unit|ad placeholder|google ad|dfp ad|
  video player|player container|photo gallery|social links|share buttons|action bar|follow button|support us|
  print header|print only|image wrapper|image data|lede image|inline newsletter|email signup|whatsapp channel|tag list|post tags|article tags|entry tags|story tags|topic list`
    .split('|')
    .map((pair) => pair.trim()),
);
/** Spoken for by readers' comments: junk however long. */
const COMMENTS =
  /^(?:comments?(?:[-_]?(?:area|list|wrapper|wrap|section|container|block|thread|template|holder|box|inner|content|form|main))?|commentlist|disqus[-_]thread|respond|fb-comments)$/i;
/** The article itself. */
const BODY =
  /(?:^|[\s_-])(?:article|story|post|entry|news|content|blog)[-_]{0,2}(?:body|text|copy|content)(?:$|[\s_-])|articlebody|storybody|bodytext|body-?copy|(?:^|\s)body-?(?:content|text)(?:\s|$)|(?:^|\s)(?:article|story|post)__(?:body|content|text)(?:$|[\s_-])|(?:^|\s)(?:h-?entry|hentry|e-content|rich-?text|wysiwyg|field--name-body|caas-body|mw-parser-output)(?:\s|$)/i;

/** Class and id, as written. */
export function namesOf(element: PageElement): string {
  const { class: classes = '', id = '' } = element.attributes;
  return `${classes} ${id}`.trim();
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** Whether the names say that an element is not part of an article. */
export function isNamedJunk(element: PageElement): boolean {
  const {
    'data-testid': testId = '',
    'data-component': component = '',
    'data-type': type = '',
  } = element.attributes;
  for (const name of `${namesOf(element)} ${testId} ${component} ${type}`
    .split(/\s+/)
    .slice(0, 30)) {
    if (name === '' || name.length > 80) continue;
    const words = wordsOf(name);
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i] ?? '';
      if (JUNK.has(word)) return true;
      if (i > 0 && JUNK_PAIRS.has(`${words[i - 1]} ${word}`)) return true;
      if (word === 'ad' && words.length <= 3) return true;
    }
  }
  return false;
}

/** Whether the names say that readers' comments are in an element. */
export function isNamedComments(element: PageElement): boolean {
  return namesOf(element)
    .split(/\s+/)
    .some((name) => COMMENTS.test(name));
}

/** Whether the names say that an element holds the text of an article. */
export function isNamedBody(element: PageElement): boolean {
  return (
    BODY.test(namesOf(element)) || /\barticleBody\b/.test(element.attributes['itemprop'] ?? '')
  );
}
