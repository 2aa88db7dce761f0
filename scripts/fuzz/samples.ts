/** Small invented files, one of each format that is text, for readers to be tried on. */

export type Sample = {
  readonly path: string;
  readonly bytes: Uint8Array;
};

const NEWS =
  'PORT ELLERY (Coast Wire) - The pier of Port Ellery opened on Monday, and many people came.\n\nAda Quill, who leads the Harbour Union, said the work had taken two years.';
const HTML = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Pier opens - Coast Wire</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier opens","datePublished":"2025-03-04T10:00:00Z","author":[{"@type":"Person","name":"Jo Penn"}]}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Pier opens</h1><p>By <a>Jo Penn</a></p>
<p>The pier opened on Monday, and many people came to see it &amp; the sea.</p><ul><li>One<li>Two</ul>
<table><tr><td>1</td></tr></table><p>Ada Quill said the work had taken two years.</p></article></body></html>`;

const TEXTS: Readonly<Record<string, string>> = {
  'a.txt': `Pier opens\nBy Jo Penn\nMarch 4, 2025\n\n${NEWS}\n`,
  'a.md': `---\ntitle: Pier opens\ndate: 2025-03-04\nauthors: [Jo Penn]\n---\n\n# Pier opens\n\n${NEWS}\n`,
  'a.html': HTML,
  'a.json': JSON.stringify({ title: 'Pier opens', date: '2025-03-04', body: `<p>${NEWS}</p>` }),
  'a.jsonl': `${JSON.stringify({ title: 'A', text: NEWS })}\n{"title":"B","text":"Two."}\n`,
  'b.json': `[${JSON.stringify({ uri: 'urn:x:1', versioncreated: '2025-03-04T10:00:00Z', headline: 'Pier', body_xhtml: `<p>${NEWS}</p>`, person: [{ name: 'Ada Quill' }] })}]`,
  'a.rss': `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast Wire</title><item><title>Pier opens</title><guid>urn:1</guid><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${NEWS}</p>]]></content:encoded></item><item><title>B</title></item></channel></rss>`,
  'a.atom': `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><id>tag:x,2025:1</id><title>Pier opens</title><updated>2025-03-04T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${NEWS}</p></div></content></entry></feed>`,
  'a.nitf': `<?xml version="1.0"?><nitf><head><title>Pier</title><docdata><doc-id id-string="1"/><date.issue norm="20250304T100000Z"/></docdata></head><body><body.head><hedline><hl1>Pier opens</hl1></hedline><byline>By Jo Penn</byline></body.head><body.content><p>${NEWS}</p></body.content></body></nitf>`,
  'a.xml': `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1"><itemMeta><pubStatus qcode="stat:usable"/><versionCreated>2025-03-04T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Pier opens</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${NEWS}</p></body></html></inlineXML></contentSet></newsItem>`,
  'b.xml': `<?xml version="1.0"?><NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Pier opens</HeadLine></NewsLines><ContentItem><DataContent><p>${NEWS}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  'a.sgm': `<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES" NEWID="1"><DATE> 4-MAR-1987 10:00:00.00</DATE><PLACES><D>usa</D></PLACES><TEXT>&#2;<TITLE>PIER OPENS</TITLE><DATELINE>PORT ELLERY, March 4 - </DATELINE><BODY>${NEWS}\n REUTER\n&#3;</BODY></TEXT></REUTERS>\n`,
  'c.xml': `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"><page><title>Pier opens</title><ns>0</ns><id>1</id><revision><id>2</id><timestamp>2025-03-04T10:00:00Z</timestamp><text>{{date|March 4, 2025}} '''${NEWS}''' [[File:a.jpg|thumb|x]]\n== Sources ==\n* [http://x.example a]\n[[Category:Sea]]</text></revision></page></mediawiki>`,
  'a.csv': `title,date,text\n"Pier opens",2025-03-04,"${NEWS}"\n"B",2025-03-05,"Two ""words""."\n`,
  'a.rtf': `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Pier opens}}\\pard ${NEWS} caf\\'e9 \\u8364?\\par\\pard Two.\\par}`,
  'a.eml': `From: Coast Wire <news@coast.example>\r\nSubject: =?utf-8?Q?Pier_opens?=\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\nMessage-ID: <1@coast.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The pier opened=2E</p><p>${NEWS.replaceAll('\n', ' ')}</p>\r\n`,
  'a.mbox': `From news@coast.example Tue Mar  4 10:00:00 2025\nFrom: Coast Wire <news@coast.example>\nSubject: Pier opens\nDate: Tue, 4 Mar 2025 10:00:00 +0100\n\n${NEWS}\n\nFrom x@y.example Tue Mar  4 10:00:00 2025\nSubject: B\n\nTwo.\n`,
  'nexis.html': `<!DOCTYPE html><html><head><title>Nexis</title></head><body><A NAME="DOC_ID_0_0"></A><div class="c0"><p>1 of 1 DOCUMENTS</p></div><p>Coast Wire</p><p>March 4, 2025 Tuesday</p><p>Pier opens</p><p>BYLINE: Jo Penn</p><p>LENGTH: 40 words</p><p>${NEWS}</p><p>LOAD-DATE: March 5, 2025</p></body></html>`,
  'nexis.rtf': `{\\rtf1\\ansi Pier opens\\par Coast Wire\\par March 4, 2025 Tuesday\\par Copyright 2025 Coast Wire\\par Section: NEWS\\par Length: 40 words\\par Byline: Jo Penn\\par Body\\par ${NEWS}\\par Load-Date: March 5, 2025\\par End of Document\\par}`,
  'factiva.html': `<html><head><title>Factiva</title></head><body><div class="article enArticle"><p>HD</p><div id="hd"><span class="enHeadline">Pier opens</span></div><div>By Jo Penn</div><div>40 words</div><div>4 March 2025</div><div>Coast Wire</div><div>English</div><p class="articleParagraph enarticleParagraph">${NEWS}</p><p>Document CW0000020250304</p></div></body></html>`,
  'europresse.html': `<!DOCTYPE html><html><body><article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Coast Wire, no. 12</span></div><div class="rdp__articletitle titreArticle"><p class="titreArticleVisu">Pier opens</p></div><span class="DocHeader">News, Tuesday, March 4, 2025, p. 8</span><p class="docAuthors">Jo Penn</p></header><section><div class="docOcurrContainer"><p>${NEWS}</p></div></section></article></body></html>`,
  'proquest.txt': `____________________________________________________________\n\nPier opens\n\nAuthor: Penn, Jo\n\nPublication info: Coast Wire ; Port Ellery [Port Ellery] 04 Mar 2025.\n\nProQuest document link\n\nFull text: ${NEWS}\n\nTitle: Pier opens\n\nPublication date: Mar 4, 2025\n\nProQuest document ID: 12345\n\n____________________________________________________________\n`,
  'nexis.txt': `                              1 of 1 DOCUMENTS\n\n                                  Coast Wire\n\n                             March 4, 2025 Tuesday\n\nPier opens\n\nBYLINE: Jo Penn\n\nSECTION: News\n\nLENGTH: 40 words\n\n${NEWS}\n\nLOAD-DATE: March 5, 2025\n\nLANGUAGE: ENGLISH\n`,
};

/** Always the same, in the same order. */
export const SAMPLES: readonly Sample[] = Object.entries(TEXTS).map(([path, text]) => ({
  path,
  bytes: Buffer.from(text),
}));
