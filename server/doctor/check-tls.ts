import type { Config } from '../config';
import { bareHost } from '../net/authority';
import { reasonOf } from '../reason-of';
import { checkCertificate } from './check-certificate';
import type { Finding } from './finding';
import { keptCertificate } from './kept-certificate';

const subject = 'HTTPS';

/** Whether people can open the site over https, and with which certificate. */
export function checkTls(config: Config, nowMs: number): Finding[] {
  const { tls, publicUrl } = config;
  if (tls.mode === 'off') return [checkWithoutTls(config)];
  try {
    const pair = keptCertificate(config);
    const publicHost = publicUrl && bareHost(publicUrl.host);
    const how = { status: 'ok', subject, words: `TLS is "${tls.mode}".` } as const;
    if (pair) return [how, ...checkCertificate(pair, publicHost, nowMs)];
    const words = 'There is no certificate yet; the server gets one when it runs.';
    return [how, { status: tls.mode === 'acme' ? 'warning' : 'ok', subject: 'Certificate', words }];
  } catch (error) {
    const words = `The certificate cannot be read: ${reasonOf(error)}.`;
    const advice = 'Check TLS_CERT_FILE and TLS_KEY_FILE, or DATA_DIR, and who may read there.';
    return [{ status: 'failure', subject, words, advice }];
  }
}

function checkWithoutTls({ publicUrl, trustProxy }: Config): Finding {
  if (!publicUrl?.secure) {
    return {
      status: 'warning',
      subject,
      words: 'The site speaks plain http: cameras work on this machine only.',
      advice:
        'Set TLS to "acme" or "self-signed", give TLS_CERT_FILE and TLS_KEY_FILE, or set PUBLIC_URL to ' +
        'the https address of the proxy in front.',
    };
  }
  if (trustProxy > 0)
    return { status: 'ok', subject, words: 'It is the matter of a proxy in front.' };
  return {
    status: 'warning',
    subject,
    words: 'PUBLIC_URL is https, but TLS is off and there is no proxy in front.',
    advice:
      'Set TRUST_PROXY to the number of proxies, or TLS. With neither, all visitors share what one address ' +
      'may do.',
  };
}
