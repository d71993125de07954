import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import Negotiator from 'negotiator';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  // Types for editors and compilers; no browser runs them.
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Best first. What `deploy/pack-files.mjs` puts beside a file, and its name in HTTP (RFC 9110, 8.4.1). */
const PACKINGS = { br: '.br', gzip: '.gz', identity: '' } as const;
const ENCODINGS = ['br', 'gzip', 'identity'] as const;

/** How long browsers keep a file: for good when its name changes with its contents. */
const LIVES = {
  forever: 'public, max-age=31536000, immutable',
  'an hour': 'public, max-age=3600',
  never: 'no-store',
} as const;

/** It stands between a browser and the site: the newest one counts, at once. */
const SERVICE_WORKER = '/sw.js';

interface PackedFile {
  readonly type: string;
  readonly bodies: ReadonlyMap<(typeof ENCODINGS)[number], Buffer>;
}

/**
 * The files that a page is made of. They are compressed when the site is built and read when it starts: a page
 * asks for a dozen at once, and waits for them.
 */
export class PackedFiles {
  readonly #files: ReadonlyMap<string, PackedFile>;
  readonly #life: keyof typeof LIVES;

  /**
   * @param folder read now, with all that are in it; nothing else is ever served
   * @param prefix the path they are asked for under, with a slash at its end
   * @param life how long browsers may keep them
   */
  constructor(folder: string, prefix: string, life: keyof typeof LIVES) {
    this.#life = life;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const type = TYPES[extname(entry.name)];
      if (!entry.isFile() || type === undefined) return [];
      const path = join(entry.parentPath, entry.name);
      const url = prefix + relative(folder, path).split(sep).join('/');
      return [[url, { type, bodies: readBodies(path) }] as const];
    });
    this.#files = new Map(files);
  }

  /** @returns false when the request is for something else */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = pathOf(request);
    const file = this.#files.get(path);
    if (!file) return false;
    const encoding = encodingFor(request, file);
    const body = file.bodies.get(encoding);
    if (!body) return false;
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': body.length,
      'Cache-Control': LIVES[path === SERVICE_WORKER ? 'never' : this.#life],
      Vary: 'Accept-Encoding',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }
}

function readBodies(path: string): PackedFile['bodies'] {
  const there = ENCODINGS.filter((encoding) => existsSync(path + PACKINGS[encoding]));
  return new Map(there.map((encoding) => [encoding, readFileSync(path + PACKINGS[encoding])]));
}

/** @returns '' when the path is not well percent-encoded */
function pathOf({ url = '' }: IncomingMessage): string {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '');
  } catch {
    return '';
  }
}

function encodingFor(request: IncomingMessage, { bodies }: PackedFile): (typeof ENCODINGS)[number] {
  const accepted = new Negotiator(request).encodings([...bodies.keys()]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
