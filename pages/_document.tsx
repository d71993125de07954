import type { DocumentContext, DocumentInitialProps } from 'next/document';
import Document, { Head, Html, Main, NextScript } from 'next/document';
import { LinkPreview } from '../components/layout/LinkPreview';
import { loadCatalogue } from '../lib/i18n/load-catalogue';
import type { Locale } from '../lib/i18n/locale';
import { directionOf } from '../lib/i18n/locale';
import { requestLocale } from '../lib/i18n/request-locale';
import { readPreference } from '../lib/preferences/preference-cookie';
import type { Theme } from '../lib/preferences/theme';
import { parseTheme } from '../lib/preferences/theme';
import { pageOrigin } from '../lib/security/page-origin';
import { styleNonce } from '../lib/security/style-nonce';

interface Attributes {
  locale: Locale;
  theme: Theme;
  /** Of styles; with the development server there is none. */
  nonce: string | null;
  origin: string | null;
  /** What all this is, in a sentence. */
  description: string;
}

/** Language and theme are in the first byte of the page, so that nothing flashes and no script is needed. */
export default class TertuliaDocument extends Document<Attributes> {
  static override async getInitialProps(
    context: DocumentContext,
  ): Promise<DocumentInitialProps & Attributes> {
    const headers = context.req?.headers ?? {};
    const policy = context.res?.getHeader('Content-Security-Policy');
    const locale = requestLocale(headers);
    return {
      ...(await Document.getInitialProps(context)),
      locale,
      nonce: styleNonce(policy),
      origin: pageOrigin(policy),
      description: (await loadCatalogue(locale)).home.lead,
      theme: parseTheme(readPreference(headers.cookie, 'theme')),
    };
  }

  override render() {
    const { locale, nonce, origin, description } = this.props;
    const admitted = nonce === null ? {} : { nonce };
    return (
      <Html lang={locale} dir={directionOf(locale)} data-theme={this.props.theme}>
        <Head {...admitted}>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/icon-180.png" />
          <link rel="manifest" href="/site.webmanifest" />
          <LinkPreview origin={origin} description={description} />
          <meta name="referrer" content="no-referrer" />
        </Head>
        <body>
          <Main />
          <NextScript {...admitted} />
        </body>
      </Html>
    );
  }
}
