/**
 * One line a request, on the log's own stream. What people search for is nobody's business: paths
 * are logged, queries only where they were asked for, by the level `trace`.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** An id that a proxy in front may have given. */
const GIVEN_ID = /^[\w.-]{1,64}$/;

function requestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}

/** An answer that says the server is busy is no mistake of it, and under load there are many. */
function levelOf({ statusCode }: ServerResponse): 'error' | 'info' {
  return statusCode === 500 ? 'error' : 'info';
}

/** Gives every request its id, and logs its method, path, status and time. */
export function requestLog(log: Logger): RequestHandler {
  const isQueryAskedFor = log.isLevelEnabled('trace');
  return pinoHttp({
    logger: log,
    genReqId: requestId,
    customLogLevel: (_request, response) => levelOf(response),
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => {
        const [path, ...query] = url.split('?');
        return { id, method, path, ...(isQueryAskedFor && { query: query.join('?') }) };
      },
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: (error: Error) => ({ type: error.name, message: error.message }),
    },
  });
}
