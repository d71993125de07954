import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { RoomIdSchema } from '../../lib/signaling/identifiers';
import type { RoomPasses } from '../rooms/room-passes';
import type { Networks } from '../shares/networks-of';
import type { Rates } from '../shares/rates';
import type { AccessCheck } from '../signaling/access-check';

/** Where passes are asked for. */
const PATH = '/api/passes';

/** A room's id, a number, and room to write them. */
export const MAX_PASS_REQUEST_BYTES = 1_024;

/** Longer than any invitation is good for. A pass that got around can't be called back alone. */
export const MAX_PASS_SECONDS = 31 * 24 * 3_600;

const PassRequestSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    room: RoomIdSchema,
    seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PASS_SECONDS)),
  }),
);

/** RFC 6750, section 2.1. */
const BEARER = /^Bearer +(.+)$/i;

/** What a program is told in place of a pass (RFC 9110, section 15.5). */
const WORDS = {
  400: 'The body has to be {"room", "seconds"} as JSON; docs/protocol.md says more.',
  401: 'The ACCESS_TOKEN of the server has to come as a bearer token.',
  413: 'A request for a pass is shorter.',
  429: 'Too many passes, or wrong tokens. Please try again in a minute.',
} as const;

export interface PassDeskParts {
  readonly passes: RoomPasses;
  readonly access: AccessCheck;
  /** How many passes an address may have. */
  readonly rates: Rates;
  readonly networksOf: (request: IncomingMessage) => Networks;
}

/** Gives passes to who has the server's password, over HTTP, since it is programs that ask. */
export class PassDesk {
  readonly #parts: PassDeskParts;

  constructor(parts: PassDeskParts) {
    this.#parts = parts;
  }

  /** Whether a request is for this desk. */
  readonly isAsked = ({ method, url }: IncomingMessage): boolean =>
    method === 'POST' && url?.split('?', 1)[0] === PATH;

  /** Answers a request that is for it, as soon as its body is there. Never throws. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const refusal = this.#refusalOf(request);
    if (refusal !== null) return refuse(response, refusal);
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
      if (body.length > MAX_PASS_REQUEST_BYTES) {
        request.removeAllListeners('data').resume();
        refuse(response, 413);
      }
    });
    request.on('end', () => {
      if (!response.headersSent) this.#give(body, response);
    });
    request.on('error', () => response.destroy());
  }

  /** Before the body is read: strangers are not to make the server read. */
  #refusalOf(request: IncomingMessage): keyof typeof WORDS | null {
    const { access, rates, networksOf } = this.#parts;
    const networks = networksOf(request);
    const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    const refusal = access.check(token, networks);
    if (refusal !== null) return refusal === 'rate_limited' ? 429 : 401;
    return rates.take(networks) ? null : 429;
  }

  #give(body: string, response: ServerResponse): void {
    const asked = v.safeParse(PassRequestSchema, body);
    if (!asked.success) return refuse(response, 400);
    const { room, seconds } = asked.output;
    const { pass, untilMs } = this.#parts.passes.issue(room, seconds);
    write(response, 201, { pass, until: new Date(untilMs).toISOString() });
  }
}

function refuse(response: ServerResponse, status: keyof typeof WORDS): void {
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (status === 429) response.setHeader('Retry-After', '60');
  // What was not read of the request is not to be taken for the next one.
  response.setHeader('Connection', 'close');
  write(response, status, { error: WORDS[status] });
}

function write(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  });
  response.end(`${JSON.stringify(answer)}\n`);
}
