/**
 * The listener under the app. Node's parser refuses some requests before the app sees them; they
 * get an answer here, where Node would only cut the connection.
 */
import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SearchError } from '../core/errors.ts';
import { SERVICE_LIMITS, type ServiceLimits } from '../core/service-limits.ts';
import { toProblem } from './problem.ts';
import { shedding, watchThread } from './shedding.ts';

/** Bytes of headers that are read beside an address of the longest kind: room for cookies. */
const MAX_HEADER_BYTES = 24 * 1024;
/** Time for a client to read a refusal while it may still be sending. */
const LINGER_MS = 1000;

/** Milliseconds between two lines in the log about connections that are too many. */
const QUIET_MS = 60_000;
/** Milliseconds between two looks for connections whose time is over. */
const CHECK_MS = 5000;

type ParserError = Error & { readonly code?: string; readonly rawPacket?: Buffer };

function refusal(error: ParserError, maxUrlBytes: number): { status: number; body: string } {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, body: '' };
  if (error.code !== 'HPE_HEADER_OVERFLOW') return { status: 400, body: '' };
  const line = error.rawPacket?.indexOf('\n') ?? -1;
  if (line >= 0 && line <= maxUrlBytes) return { status: 431, body: '' };
  const problem = toProblem(
    new SearchError('uri-too-long', `An address may have ${maxUrlBytes} characters.`),
    '/',
  );
  return { status: problem.status, body: JSON.stringify(problem) };
}

/** Answers a request that could not be parsed, then closes the connection. */
export function answerClientError(
  error: ParserError,
  socket: Socket,
  maxUrlBytes = SERVICE_LIMITS.urlBytes,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = refusal(error, maxUrlBytes);
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

/**
 * Ends connections on which nothing moves: idle ones, and those whose client takes nothing of its answer. One
 * that waits for its answer is left alone. Node leaves all of this to whoever listens to the timeout.
 */
function dropIdle(server: Server, afterMs: number): void {
  const underWay = new WeakMap<Socket, number>();
  const count = (socket: Socket, by: number): void => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + by);
  };
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  server.setTimeout(afterMs, (socket) => {
    const waits = (underWay.get(socket) ?? 0) > 0 && socket.writableLength === 0;
    if (waits) socket.setTimeout(afterMs);
    else socket.destroy();
  });
}

/** Tells how often it was called, at once and then every minute at most. */
function seldom(tell: (times: number) => void): () => void {
  let times = 0;
  let quietUntil = 0;
  return () => {
    times += 1;
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + QUIET_MS;
    tell(times);
    times = 0;
  };
}

export type HttpServerOptions = {
  readonly limits: ServiceLimits;
  /** Whether so many searches wait that one more would be refused. */
  readonly isFull: () => boolean;
  /** Hears that connections were closed since there were too many: at once, then every minute at most. */
  readonly onTooMany: (closed: number) => void;
  /** Hears of each request that is refused unread. */
  readonly onShed: () => void;
};

const UNOBSERVED: HttpServerOptions = {
  limits: SERVICE_LIMITS,
  isFull: () => false,
  onTooMany: () => undefined,
  onShed: () => undefined,
};

/** A server for the app, not yet listening. */
export function createHttpServer(
  app: RequestListener,
  { limits, isFull, onTooMany, onShed }: HttpServerOptions = UNOBSERVED,
): Server {
  const behindMs = watchThread(() => performance.now());
  const server = createServer(
    {
      maxHeaderSize: limits.urlBytes + MAX_HEADER_BYTES,
      headersTimeout: limits.headMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(CHECK_MS, limits.headMs, limits.requestMs),
    },
    shedding(app, { behindMs, least: limits.waiting, isFull, onRefused: onShed }),
  );
  server.maxConnections = limits.connections;
  server.on('drop', seldom(onTooMany));
  dropIdle(server, limits.unreadMs);
  server.on('clientError', (error: ParserError, socket: Socket) =>
    answerClientError(error, socket, limits.urlBytes),
  );
  return server;
}
