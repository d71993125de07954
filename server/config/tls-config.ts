import type { AcmeSettings } from '../tls/acme/acme-settings';
import type { CertificateFiles } from '../tls/file-certificate';

/** Whether the site speaks TLS, and where its certificate comes from. */
export type TlsConfig =
  | { readonly mode: 'off' }
  | ({ readonly mode: 'files' } & CertificateFiles)
  | { readonly mode: 'self-signed' }
  | ({ readonly mode: 'acme' } & AcmeSettings);
