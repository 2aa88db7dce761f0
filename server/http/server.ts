/**
 * The listener under the app. Node's parser refuses some requests before the app sees them; they
 * get an answer here, where Node would only cut the connection.
 */
import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SearchError } from '../core/errors.ts';
import {
  HEAD_TIMEOUT_MS,
  MAX_CONNECTIONS,
  MAX_URL_BYTES,
  REQUEST_TIMEOUT_MS,
  UNREAD_TIMEOUT_MS,
} from '../core/service-limits.ts';
import { toProblem } from './problem.ts';

/** Bytes of request line and headers that are read: room for a long address beside cookies. */
const MAX_HEADER_BYTES = 32 * 1024;
/** Time for a client to read a refusal while it may still be sending. */
const LINGER_MS = 1000;

/** Milliseconds between two looks for connections whose time is over. */
const CHECK_MS = 5000;

type ParserError = Error & { readonly code?: string; readonly rawPacket?: Buffer };

function refusal(error: ParserError): { status: number; body: string } {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, body: '' };
  if (error.code !== 'HPE_HEADER_OVERFLOW') return { status: 400, body: '' };
  const line = error.rawPacket?.indexOf('\n') ?? -1;
  if (line >= 0 && line <= MAX_URL_BYTES) return { status: 431, body: '' };
  const problem = toProblem(
    new SearchError('uri-too-long', `An address may have ${MAX_URL_BYTES} characters.`),
    '/',
  );
  return { status: problem.status, body: JSON.stringify(problem) };
}

/** Answers a request that could not be parsed, then closes the connection. */
export function answerClientError(error: ParserError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = refusal(error);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // What the client still sends is read and dropped: closing on it would reset the connection
  // before the answer has been read.
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** Ends a connection whose client takes nothing of its answer; one that waits for its answer is left alone. */
function dropUnread(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
  else socket.setTimeout(UNREAD_TIMEOUT_MS);
}

/** A server for the app, not yet listening. */
export function createHttpServer(app: RequestListener): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEAD_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    app,
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(UNREAD_TIMEOUT_MS, dropUnread);
  server.on('clientError', answerClientError);
  return server;
}
