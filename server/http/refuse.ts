import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** In plain words for people, who may see them in place of a page: in English and in Spanish, one a line. */
const WORDS = {
  400: ['This address cannot be read.', 'Esta dirección no se puede leer.'],
  405: ['Pages can only be read.', 'Las páginas solo se pueden leer.'],
  414: ['This address is too long.', 'Esta dirección es demasiado larga.'],
  429: [
    'Your network asks for too much at once. Please try again in a few seconds.',
    'Tu red pide demasiado a la vez. Vuelve a intentarlo en unos segundos.',
  ],
  500: ['Something went wrong.', 'Algo ha salido mal.'],
  503: [
    'The server cannot answer right now. Please try again in a few seconds.',
    'El servidor no puede responder ahora. Vuelve a intentarlo en unos segundos.',
  ],
} as const;

/** What a request is answered with that gets nothing else (RFC 9110, section 15). */
export type Refusal = keyof typeof WORDS;

/** What each status has to tell (RFC 9110, sections 10.2.1 and 10.2.3; RFC 6585, section 4). In seconds. */
const HEADERS: Readonly<Partial<Record<Refusal, OutgoingHttpHeaders>>> = {
  405: { Allow: 'GET, HEAD' },
  429: { 'Retry-After': '5', Connection: 'close' },
  500: { 'Retry-After': '1' },
  503: { 'Retry-After': '1' },
};

/** Answers with the status and its words. A response that has begun already is cut off. */
export function refuse(response: ServerResponse, status: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...HEADERS[status],
  });
  response.end(`${WORDS[status].join('\n')}\n`);
}
