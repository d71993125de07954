import type { RequestTarget } from '../http/request-target';

const WITHOUT_ROOM = /^\/(?:check\/?)?$/;
const ROOM = /^\/room\/([^/]+)(\/?)$/;
/** What Next.js loads in place of a page when it goes from one to the other. */
const DATA = /^\/_next\/data\/([\w-]+)\/(?:(index|check)|room\/([^/]+))\.json$/;

/** From the `#` on, escaped however often. */
const KEY = /(?:#|%(?:25)*23).*$/is;

/** As a part of a path they lead to another one (RFC 3986, section 5.2.4), and '' is none. */
const DOTS = /^\.*$/;

/** Neither a room's id nor a name that makes one. */
const NO_NAME = '\u2014';

/** Next.js makes this one of every address that it does not know. */
const NOT_FOUND = '/404';

/**
 * The address of one of our pages, written anew with nothing in it but what the page reads. Next.js sees no
 * other: what the site does not have becomes the page that says so.
 */
export function pageTarget({ segments, query }: RequestTarget): string {
  const path = `/${segments.map(encodeURIComponent).join('/')}`;
  if (WITHOUT_ROOM.test(path)) return path;
  const [, room, slash = ''] = ROOM.exec(path) ?? [];
  if (room !== undefined) return `/room/${roomOf(room)}${slash}${wishesIn(query, '?')}`;
  const [, build = '', page, dataRoom] = DATA.exec(path) ?? [];
  if (page !== undefined) return `/_next/data/${build}/${page}.json`;
  if (dataRoom === undefined) return NOT_FOUND;
  const id = roomOf(dataRoom);
  return `/_next/data/${build}/room/${id}.json?roomId=${id}${wishesIn(query, '&')}`;
}

/**
 * A room's id, or whatever may be one's name: the page says which. Of a link's key, which programs escape into the
 * path, Next.js sees nothing.
 */
function roomOf(segment: string): string {
  const asked = decodeURIComponent(segment).replace(KEY, '');
  return encodeURIComponent(DOTS.test(asked) ? NO_NAME : asked);
}

/** A link may say who comes by it, and how they read. */
function wishesIn(query: URLSearchParams, before: '?' | '&'): string {
  const wishes = ['name', 'lang', 'theme'].flatMap((key) => {
    const value = query.get(key);
    return value === null ? [] : [`${key}=${encodeURIComponent(value)}`];
  });
  return wishes.length === 0 ? '' : before + wishes.join('&');
}
