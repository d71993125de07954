import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { destroyItself } from '../net/destroy-itself';
import { takeListeners } from '../port/take-listeners';
import type { RefusalLog } from '../signaling/refusal-log';
import { answerUpgrade } from './answer-upgrade';
import { boundPreferences } from './bound-preferences';
import { clientNetworks } from './forwarded';
import type { HttpConnections } from './http-connections';
import type { ProxyWatch } from './proxy-watch';
import type { Answer } from './redirect-server';
import type { Refusal } from './refuse';
import { refuse } from './refuse';
import type { RequestRates } from './request-rates';
import { MAX_TARGET_LENGTH, parseTarget } from './request-target';
import { SlicedReading } from './sliced-reading';

export interface HttpFrontParts {
  readonly trustProxy: number;
  /** Sets the headers that guard a response. */
  readonly guard: RequestListener;
  /** Answers what is answered however much somebody asks for. */
  readonly probe: Answer;
  readonly rates: RequestRates;
  readonly connections: HttpConnections;
  /** Hears of connections with more requests than their address may send. */
  readonly onTooMany: (socket: Socket) => void;
  readonly proxies: ProxyWatch;
  readonly refusals: RefusalLog;
  readonly logger: Logger;
}

/** What those behind the front take besides reading. */
export interface HttpSurface {
  /** Whether a request of another method than GET and HEAD is for them. */
  readonly allows: (request: IncomingMessage) => boolean;
  /** Whether a WebSocket is. */
  readonly opens: (request: IncomingMessage) => boolean;
}

type OnRequest = (request: IncomingMessage, response: ServerResponse) => void;
type OnUpgrade = (request: IncomingMessage, socket: Socket, head: Buffer) => void;

/**
 * Stands before everybody who answers HTTP on a server, signalling included. Sets the headers that guard a
 * response, answers probes, and refuses what nobody behind it is to see: more than an address may ask for, odd
 * methods and targets, and other protocols than WebSocket. Every connection has a deadline, whoever answers.
 */
export class HttpFront {
  readonly #parts: HttpFrontParts;
  readonly #reading = new SlicedReading();

  constructor(parts: HttpFrontParts) {
    this.#parts = parts;
  }

  /** Comes before all listeners that the server has by now. */
  standBefore(server: Server, { allows, opens }: HttpSurface): void {
    const answer = takeListeners<Parameters<OnRequest>>(server, 'request');
    const open = takeListeners<Parameters<OnUpgrade>>(server, 'upgrade');
    const onRequest: OnRequest = (request, response) => {
      const isAllowed = isReading(request) || allows(request);
      this.#receive(request, response, isAllowed, answer);
    };
    const onUpgrade: OnUpgrade = (request, socket, head) => {
      this.#reading.end(socket);
      // The HTTP server has let go of it, and those behind may look something up before they take it.
      socket.on('error', destroyItself);
      // Nobody could tell the answers apart.
      if (this.#parts.connections.isAnswering(socket)) socket.destroy();
      else if (!isWebSocket(request)) {
        this.#receive(request, answerUpgrade(request, socket), isReading(request), answer);
      } else if (opens(request)) this.#open(request, () => open(request, socket, head));
      else socket.destroy();
    };
    server.on('connection', (socket) => this.#reading.begin(socket));
    server.on('request', onRequest);
    // An expectation that nobody knows may be ignored (RFC 9110, section 10.1.1).
    server.on('checkExpectation', onRequest);
    server.on('upgrade', (request, _socket, head: Buffer) => {
      onUpgrade(request, request.socket, head);
    });
    server.on('connect', (request, _socket, head: Buffer) => {
      onUpgrade(request, request.socket, head);
    });
  }

  #receive(
    request: IncomingMessage,
    response: ServerResponse,
    isAllowed: boolean,
    answer: OnRequest,
  ): void {
    const { connections, guard, probe, logger } = this.#parts;
    if (!connections.begin(request.socket, response)) return;
    response.on('error', () => response.destroy());
    try {
      boundPreferences(request);
      guard(request, response);
      if (probe(request, response)) return this.#charge(request);
      const refusal = this.#refusalOf(request, isAllowed);
      if (refusal === null) answer(request, response);
      else refuse(response, refusal);
    } catch (error) {
      logger.error({ err: error }, 'request_failed');
      refuse(response, 500);
    }
  }

  #refusalOf(request: IncomingMessage, isAllowed: boolean): Refusal | null {
    if (!this.#admits(request)) return 429;
    if (!isAllowed) return 405;
    const { url = '' } = request;
    if (url.length > MAX_TARGET_LENGTH) return 414;
    return parseTarget(url) ? null : 400;
  }

  #open(request: IncomingMessage, open: () => void): void {
    const { connections, logger } = this.#parts;
    const { socket } = request;
    if (!this.#admits(request)) return void socket.destroy();
    connections.handOver(socket);
    try {
      open();
    } catch (error) {
      logger.error({ err: error }, 'upgrade_failed');
      socket.destroy();
    }
  }

  #admits(request: IncomingMessage): boolean {
    const { proxies, rates, refusals, onTooMany } = this.#parts;
    proxies.see(request);
    if (rates.admitsRequest(this.#networksOf(request))) return true;
    onTooMany(request.socket);
    refusals.note('request_refused', 'too_many_requests');
    return false;
  }

  /** Whoever watches the server is answered in any case, but has less left for the rest. */
  #charge(request: IncomingMessage): void {
    this.#parts.rates.chargeRequest(this.#networksOf(request));
  }

  #networksOf(request: IncomingMessage) {
    return clientNetworks(request, this.#parts.trustProxy);
  }
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The only protocol that anybody here speaks besides HTTP (RFC 6455, section 4.2.1). */
function isWebSocket({ method, headers }: IncomingMessage): boolean {
  return method !== 'CONNECT' && headers.upgrade?.toLowerCase() === 'websocket';
}
