/**
 * The requests of one connection, one after the other. Node hands over at once whatever a client sends in one
 * go (pipelining, RFC 9112 §9.3.2), and an answer that stands behind others never hears that its client
 * went away. In turn, who sends a thousand requests asks for no more at a time than anybody else, and what has
 * not been begun is gone with the connection. To stand before everything else of the app.
 */
import type { Socket } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { SearchError } from '../core/errors.ts';

type Turn = {
  /** Taken down here: a request that was cut off has none any more. */
  readonly socket: Socket;
  readonly response: Response;
  readonly begin: NextFunction;
};

type Connection = {
  isBusy: boolean;
  /** Whether more came than may wait: it is told so, and closed. */
  isFlooded: boolean;
  readonly waiting: Turn[];
};

export type Turns = {
  /** Holds a request back until those before it on its connection are answered. */
  readonly take: RequestHandler;
  /** Throws `overloaded` for a connection on which more requests came than may wait. */
  readonly refuseFlood: RequestHandler;
};

/** `maxWaiting`: requests of a connection that may wait behind the one that is being answered, at least 1. */
export function createTurns(maxWaiting: number): Turns {
  const connections = new WeakMap<Socket, Connection>();

  const connectionOf = ({ socket }: Request): Connection => {
    const known = connections.get(socket);
    if (known !== undefined) return known;
    const connection: Connection = { isBusy: false, isFlooded: false, waiting: [] };
    connections.set(socket, connection);
    return connection;
  };

  const begin = (connection: Connection, turn: Turn): void => {
    connection.isBusy = true;
    turn.response.once('close', () => {
      connection.isBusy = false;
      const next = connection.waiting.shift();
      // The answer under way is closed with its connection; then nobody waits for the others.
      if (turn.socket.destroyed) connection.waiting.length = 0;
      else if (next !== undefined) begin(connection, next);
    });
    turn.begin();
  };

  const take: RequestHandler = (request, response, next) => {
    const connection = connectionOf(request);
    if (connection.isFlooded) return;
    const turn = { socket: request.socket, response, begin: next };
    if (!connection.isBusy) return begin(connection, turn);
    connection.waiting.push(turn);
    if (connection.waiting.length <= maxWaiting) return;
    // The next in line tells the client; nothing behind it is answered, or even read.
    connection.isFlooded = true;
    connection.waiting.splice(1);
    request.socket.pause();
  };

  const refuseFlood: RequestHandler = (request, response, next) => {
    if (!connectionOf(request).isFlooded) return next();
    response.set('Connection', 'close');
    throw new SearchError(
      'overloaded',
      `No more than ${maxWaiting} requests may wait on one connection; what followed was not read.`,
    );
  };

  return { take, refuseFlood };
}
