import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSelfSigned } from '../../../../server/tls/create-self-signed';
import { readProblems, readTestConfig } from './read-test-config';

const read = (environment: Record<string, string>) => readTestConfig(environment).tls;

const FILES = { TLS_CERT_FILE: 'cert.pem', TLS_KEY_FILE: 'key.pem' };
const ACME = { TLS: 'acme', PUBLIC_URL: 'https://talk.example.org' };

describe('the configuration of TLS', () => {
  it.each([
    [{}, { mode: 'off' }],
    [FILES, { mode: 'files', certFile: 'cert.pem', keyFile: 'key.pem' }],
    [
      { ...FILES, TLS: 'files' },
      { mode: 'files', certFile: 'cert.pem', keyFile: 'key.pem' },
    ],
    [{ TLS: 'self-signed' }, { mode: 'self-signed' }],
    [
      ACME,
      {
        mode: 'acme',
        host: 'talk.example.org',
        email: null,
        directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
        directoryCa: null,
        challenges: ['tls-alpn-01'],
      },
    ],
    [
      { ...ACME, HTTP_REDIRECT_PORT: '80', ACME_EMAIL: 'a@example.org' },
      { email: 'a@example.org', challenges: ['tls-alpn-01', 'http-01'] },
    ],
    [
      { ...ACME, PUBLIC_URL: 'https://talk.example.org:8443', HTTP_REDIRECT_PORT: '8080' },
      { host: 'talk.example.org', challenges: ['http-01'] },
    ],
  ])('takes %j', (environment, expected) => {
    expect(read(environment)).toMatchObject(expected);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ TLS: 'yes' }, /^TLS is "yes", but it must be one of off, files, self-signed, acme\.$/],
    [{ TLS_CERT_FILE: 'cert.pem' }, /^TLS_KEY_FILE must name the private key/],
    [{ TLS_KEY_FILE: 'key.pem' }, /^TLS_CERT_FILE must name the certificate/],
    [{ ...FILES, TLS: 'off' }, /^TLS is "off", so TLS_CERT_FILE/],
    [{ ...ACME, ...FILES }, /^TLS is "acme", so TLS_CERT_FILE/],
    [{ HTTP_REDIRECT_PORT: '80' }, /^HTTP_REDIRECT_PORT leads to https/],
    [{ TLS: 'acme' }, /PUBLIC_URL must say the name/],
    [{ ...ACME, PUBLIC_URL: 'http://talk.example.org' }, /PUBLIC_URL must be https/],
    [{ ...ACME, PUBLIC_URL: 'https://203.0.113.7' }, /a public host name/],
    [{ ...ACME, PUBLIC_URL: 'https://[2001:db8::7]' }, /a public host name/],
    [{ ...ACME, PUBLIC_URL: 'https://localhost' }, /a public host name/],
    [{ ...ACME, PUBLIC_URL: 'https://talk.example.org:8443' }, /set HTTP_REDIRECT_PORT/],
    [{ ...ACME, ACME_EMAIL: 'nobody' }, /^ACME_EMAIL is "nobody", but it must be an email address/],
    [{ ...ACME, ACME_DIRECTORY_URL: 'http://ca.example/dir' }, /^ACME_DIRECTORY_URL .* https/],
    [{ ...ACME, ACME_CA_FILE: '/does/not/exist' }, /^ACME_CA_FILE .* ENOENT/],
    [{ TRUST_PROXY: '-1' }, /^TRUST_PROXY /],
  ])('refuses %j with one line', (environment, line) => {
    expect(readProblems(environment)).toEqual([expect.stringMatching(line)]);
  });

  it('takes the certificate of a private authority, and nothing else for one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    const file = join(folder, 'ca.pem');
    const { cert } = await createSelfSigned(['ca.example'], Date.now());
    writeFileSync(file, cert);
    expect(read({ ...ACME, ACME_CA_FILE: file })).toMatchObject({ directoryCa: cert });
    writeFileSync(file, 'no certificate');
    expect(readProblems({ ...ACME, ACME_CA_FILE: file })).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
