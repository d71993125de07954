import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import * as v from 'valibot';
import { ConfigError } from '../config-error';
import { reasonOf } from '../reason-of';
import type { ChallengeType } from '../tls/acme/acme-settings';
import type { PublicUrl } from './public-url';
import type { TlsConfig } from './tls-config';
import { wholeNumber } from './whole-number';

const MODES = ['off', 'files', 'self-signed', 'acme'] as const;

const LETS_ENCRYPT = 'https://acme-v02.api.letsencrypt.org/directory';

/** What the environment says about TLS, apart from how it fits together. */
export const tlsVariables = {
  TLS: v.optional(v.picklist(MODES, `must be one of ${MODES.join(', ')}`)),
  TLS_CERT_FILE: v.optional(v.string()),
  TLS_KEY_FILE: v.optional(v.string()),
  ACME_EMAIL: v.optional(v.pipe(v.string(), v.email('must be an email address'))),
  ACME_DIRECTORY_URL: v.optional(
    v.pipe(
      v.string(),
      v.url('must be the URL of a directory'),
      v.startsWith('https://', 'must be https'),
    ),
    LETS_ENCRYPT,
  ),
  ACME_CA_FILE: v.optional(v.string()),
  HTTP_REDIRECT_PORT: v.optional(wholeNumber(0, 65_535)),
};

type TlsVariables = v.InferOutput<v.ObjectSchema<typeof tlsVariables, undefined>> & {
  PUBLIC_URL?: PublicUrl | null | undefined;
};

/** @returns what does not fit together, one line each */
export function tlsProblems(values: TlsVariables): string[] {
  const { TLS_CERT_FILE, TLS_KEY_FILE } = values;
  const mode = modeOf(values);
  if (mode === 'files') {
    return [
      ...(TLS_CERT_FILE
        ? []
        : ['TLS_CERT_FILE must name the certificate that TLS_KEY_FILE is for.']),
      ...(TLS_KEY_FILE ? [] : ['TLS_KEY_FILE must name the private key of TLS_CERT_FILE.']),
    ];
  }
  if (TLS_CERT_FILE ?? TLS_KEY_FILE) {
    return [
      `TLS is "${mode}", so TLS_CERT_FILE and TLS_KEY_FILE have no use: leave one or the other.`,
    ];
  }
  if (mode === 'off' && values.HTTP_REDIRECT_PORT !== undefined) {
    return ['HTTP_REDIRECT_PORT leads to https, so TLS must not be "off".'];
  }
  return mode === 'acme' ? acmeProblems(values) : [];
}

/** @throws {ConfigError} when ACME_CA_FILE cannot be read */
export function tlsConfig(values: TlsVariables): TlsConfig {
  const { TLS_CERT_FILE: certFile = '', TLS_KEY_FILE: keyFile = '', PUBLIC_URL } = values;
  const mode = modeOf(values);
  if (mode === 'files') return { mode, certFile, keyFile };
  if (mode !== 'acme') return { mode };
  return {
    mode,
    host: PUBLIC_URL?.host ?? '',
    email: values.ACME_EMAIL ?? null,
    directoryUrl: values.ACME_DIRECTORY_URL,
    directoryCa: values.ACME_CA_FILE === undefined ? null : readCa(values.ACME_CA_FILE),
    challenges: challengesOf(values),
  };
}

function modeOf({ TLS, TLS_CERT_FILE, TLS_KEY_FILE }: TlsVariables): TlsConfig['mode'] {
  return TLS ?? (TLS_CERT_FILE || TLS_KEY_FILE ? 'files' : 'off');
}

function acmeProblems(values: TlsVariables): string[] {
  const { PUBLIC_URL: url } = values;
  if (!url) return ['TLS is "acme", so PUBLIC_URL must say the name that the certificate is for.'];
  const isName = url.secure && isIP(url.host) === 0 && /^[^[].*\./.test(url.host);
  if (!isName) {
    return [
      `TLS is "acme", so PUBLIC_URL must be https:// and a public host name, but is "${url.origin}".`,
    ];
  }
  if (challengesOf(values).length > 0) return [];
  return [
    `TLS is "acme", and the authority comes to port 443 or 80 of ${url.host}, but PUBLIC_URL has port ` +
      `${url.port}: set HTTP_REDIRECT_PORT, and let it be reached on port 80.`,
  ];
}

/** An authority comes to port 443 or 80 of the name, wherever the site is (RFC 8737, section 3). */
function challengesOf({ PUBLIC_URL, HTTP_REDIRECT_PORT }: TlsVariables): ChallengeType[] {
  return [
    ...(PUBLIC_URL?.port === 443 ? (['tls-alpn-01'] as const) : []),
    ...(HTTP_REDIRECT_PORT === undefined ? [] : (['http-01'] as const)),
  ];
}

function readCa(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8');
    new X509Certificate(pem);
    return pem;
  } catch (error) {
    const reason = reasonOf(error);
    throw new ConfigError(
      [`ACME_CA_FILE ${JSON.stringify(file)} is not a readable certificate in PEM: ${reason}.`],
      { cause: error },
    );
  }
}
