/** Style sheet, script and icon: the only files that are served as they are. */
import express, { type RequestHandler } from 'express';

/** Conditions under which a client would change something (RFC 9110 §13.1): nothing can be changed here. */
const CONDITIONS_OF_WRITING = ['if-match', 'if-unmodified-since'];

/** Whole files, never parts: they are small, and answers to odd ranges would be one more thing to go wrong. */
export function publicFiles(folder: string): RequestHandler {
  const files = express.static(folder, { index: false, redirect: false, acceptRanges: false });
  return (request, response, next) => {
    for (const name of CONDITIONS_OF_WRITING) delete request.headers[name];
    return files(request, response, next);
  };
}
