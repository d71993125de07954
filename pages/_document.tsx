import type { DocumentContext, DocumentInitialProps } from 'next/document';
import Document, { Head, Html, Main, NextScript } from 'next/document';
import { LinkPreview } from '../components/layout/LinkPreview';
import { loadCatalogue } from '../lib/i18n/load-catalogue';
import type { Locale } from '../lib/i18n/locale';
import { directionOf } from '../lib/i18n/locale';
import { requestLocale } from '../lib/preferences/request-locale';
import { requestTheme } from '../lib/preferences/request-theme';
import type { Theme } from '../lib/preferences/theme';
import { frameAncestors } from '../lib/security/frame-ancestors';
import { pageOrigin } from '../lib/security/page-origin';
import { styleNonce } from '../lib/security/style-nonce';

interface Attributes {
  locale: Locale;
  theme: Theme;
  /** Of styles; with the development server there is none. */
  nonce: string | null;
  origin: string | null;
  /** Who may have the page in a frame; null: nobody. */
  ancestors: string | null;
  /** What all this is, in a sentence. */
  description: string;
}

/** In English as it is; those in other languages are made when the site is built (`deploy/localize-manifest.mjs`). */
function manifestOf(locale: Locale): string {
  const isPlain = locale === 'en' || process.env.NODE_ENV !== 'production';
  return isPlain ? '/site.webmanifest' : `/site.${locale}.webmanifest`;
}

/** Language and theme are in the first byte of the page, so that nothing flashes and no script is needed. */
export default class TertuliaDocument extends Document<Attributes> {
  static override async getInitialProps(
    context: DocumentContext,
  ): Promise<DocumentInitialProps & Attributes> {
    const headers = context.req?.headers ?? {};
    const policy = context.res?.getHeader('Content-Security-Policy');
    const locale = requestLocale(headers, context.query);
    return {
      ...(await Document.getInitialProps(context)),
      locale,
      nonce: styleNonce(policy),
      origin: pageOrigin(policy),
      ancestors: frameAncestors(policy),
      description: (await loadCatalogue(locale)).home.lead,
      theme: requestTheme(headers, context.query),
    };
  }

  override render() {
    const { locale, nonce, origin, ancestors, description } = this.props;
    const admitted = nonce === null ? {} : { nonce };
    return (
      <Html lang={locale} dir={directionOf(locale)} data-theme={this.props.theme}>
        <Head {...admitted}>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/icon-180.png" />
          <link rel="manifest" href={manifestOf(locale)} />
          <LinkPreview origin={origin} description={description} />
          <meta name="referrer" content="no-referrer" />
          {ancestors !== null && <meta name="frame-ancestors" content={ancestors} />}
        </Head>
        <body>
          <Main />
          <NextScript {...admitted} />
        </body>
      </Html>
    );
  }
}
