/** What each error means and what to do about it, for the error page and the list of all errors. */
import type { ErrorCode } from '../core/errors.ts';

export type ErrorText = { readonly meaning: string; readonly advice: string };

export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  'invalid-parameter': {
    meaning: 'A parameter of the address does not parse, or the API does not know it.',
    advice: 'Correct the parameter that is named, or leave it out.',
  },
  unauthorized: {
    meaning: 'This archive is only open to requests that carry its token.',
    advice: 'Send the token, or ask whoever runs this archive for one.',
  },
  'article-not-found': {
    meaning: 'No article in the archive has this address.',
    advice: 'Check the address, or search for the article.',
  },
  'story-not-found': {
    meaning: 'No story has this id, and no article that belongs to one. A story needs two reports.',
    advice: 'The list of stories names those there are.',
  },
  'entity-not-found': {
    meaning: 'No article names a person, place or organization of that name, or several share it.',
    advice: 'Choose one of the names that are named, or find it in the list from A to Z.',
  },
  'route-not-found': {
    meaning: 'There is no page or resource at this address.',
    advice: 'Check the address, or start from the front page.',
  },
  'method-not-allowed': {
    meaning: 'The address exists, but does not take this kind of request.',
    advice: 'Use one of the methods named in the Allow header.',
  },
  'not-acceptable': {
    meaning: 'The resource exists in none of the formats that the Accept header names.',
    advice: 'Accept JSON or HTML.',
  },
  'article-gone': {
    meaning: 'The article was here and its file has been removed from the folder.',
    advice: 'The path where it last stood is named; search for another copy.',
  },
  'cursor-expired': {
    meaning: 'The list of results that the cursor belongs to is no longer held.',
    advice: 'Start again with cursor=*.',
  },
  'uri-too-long': {
    meaning: 'The address is longer than this server reads.',
    advice: 'Choose fewer values, or shorten the query.',
  },
  misdirected: {
    meaning:
      'The archive is only for its own machine, and the address calls that machine by a name it does not know.',
    advice: 'Use 127.0.0.1 or localhost, or start the program with --base-url naming the address.',
  },
  'rate-limited': {
    meaning: 'Wrong tokens came from the same network address again and again.',
    advice: 'Wait as long as the Retry-After header says, then send the right token.',
  },
  internal: {
    meaning: 'A mistake in this program. It has been written to the log.',
    advice: 'Try again; if it stays, report it with the time and the address.',
  },
  overloaded: {
    meaning: 'More searches are waiting than can be answered in good time.',
    advice: 'Wait a moment and try again.',
  },
  'engine-unavailable': {
    meaning: 'The search cluster behind this site cannot be asked at the moment.',
    advice:
      'Nothing is lost. Try again in a minute; whoever runs the site finds the reason on its status page.',
  },
  'search-timeout': {
    meaning: 'The search would have held up all others and was given up.',
    advice: 'Use fewer or rarer words, or a narrower wildcard.',
  },
  'index-not-ready': {
    meaning: 'The folder has not been read completely yet.',
    advice: 'Wait a little; the pages show what has been read so far.',
  },
};
