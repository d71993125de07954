import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import type { GuardConfig } from '../config/guard-config';
import { isLoopback } from '../net/address-kind';
import type { Authority } from '../net/authority';
import { bareHost } from '../net/authority';
import { isSecureRequest, requestAuthority, requestHost } from './forwarded';

export interface SecurityHeadersOptions extends Pick<GuardConfig, 'frameAncestors'> {
  readonly trustProxy: number;
  /** Pages of a development server evaluate code and have styles inline. */
  readonly development: boolean;
}

const NONCE_BYTES = 16;
const YEAR_SECONDS = 365 * 24 * 3_600;

/** What a call uses is the site's own; what it never uses is nobody's. */
const PERMISSIONS =
  'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), autoplay=(self), ' +
  'screen-wake-lock=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()';

/** Sources that have the path of a room in them: the page, and the data that Next loads for it. */
const ROOM_PATH = /^\/(?:room\/|_next\/data\/)/;

/** Made for pages of other sites. */
const FOR_OTHERS = /^\/embed\.js(?:\?|$)/;

/** @returns what sets the headers that guard a response, whatever it will be; before anything is sent */
export function createSecurityHeaders(
  options: SecurityHeadersOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { trustProxy } = options;
  const secure = withHelmet(options, { hsts: true, isolated: true });
  const loopback = withHelmet(options, { hsts: false, isolated: true });
  const plain = withHelmet(options, { hsts: false, isolated: false });
  return (request, response) => {
    const here = isOnThisMachine(requestAuthority(request, trustProxy)) ? loopback : plain;
    const guard = isSecureRequest(request, trustProxy) ? secure : here;
    guard(request, response, (error) => {
      if (error instanceof Error) throw error;
    });
    response.setHeader('Permissions-Policy', PERMISSIONS);
    if (ROOM_PATH.test(request.url ?? '')) {
      response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    }
    if (FOR_OTHERS.test(request.url ?? '')) {
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    }
  };
}

function isOnThisMachine(authority: Authority | null): boolean {
  return (
    authority !== null && (authority.host === 'localhost' || isLoopback(bareHost(authority.host)))
  );
}

/**
 * Browsers know HSTS over TLS only (RFC 6797, section 8.1), and complain of isolation on pages that are
 * neither secure nor on loopback.
 */
function withHelmet(
  { trustProxy, frameAncestors, development }: SecurityHeadersOptions,
  { hsts, isolated }: { hsts: boolean; isolated: boolean },
) {
  // Browsers that take 'self' for http alone need to be told where signalling is.
  const signaling = (request: IncomingMessage): string => {
    const host = requestHost(request, trustProxy);
    if (host === null) return "'self'";
    return `${isSecureRequest(request, trustProxy) ? 'wss' : 'ws'}://${host}`;
  };
  // Dialogs lock the page's scrolling with a style of their own, and Next adds styles between pages.
  const nonce = (): string => `'nonce-${randomBytes(NONCE_BYTES).toString('base64url')}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", ...(development ? ["'unsafe-eval'", "'unsafe-inline'"] : [])],
        'style-src': ["'self'", development ? "'unsafe-inline'" : nonce],
        'font-src': ["'self'"],
        'img-src': ["'self'", 'blob:', 'data:'],
        'media-src': ["'self'", 'blob:'],
        'worker-src': ["'self'", 'blob:'],
        'connect-src': ["'self'", signaling],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': frameAncestors.length > 0 ? [...frameAncestors] : ["'none'"],
      },
    },
    crossOriginOpenerPolicy: isolated && { policy: 'same-origin' },
    originAgentCluster: isolated,
    strictTransportSecurity: hsts && { maxAge: YEAR_SECONDS, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    // It knows no list of origins; frame-ancestors does, and wins where both are.
    xFrameOptions: frameAncestors.length === 0 && { action: 'deny' },
  });
}
