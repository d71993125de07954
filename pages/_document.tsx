import type { DocumentContext, DocumentInitialProps } from 'next/document';
import Document, { Head, Html, Main, NextScript } from 'next/document';
import type { Locale } from '../lib/i18n/locale';
import { directionOf } from '../lib/i18n/locale';
import { requestLocale } from '../lib/i18n/request-locale';
import { readPreference } from '../lib/preferences/preference-cookie';
import type { Theme } from '../lib/preferences/theme';
import { parseTheme } from '../lib/preferences/theme';
import { styleNonce } from '../lib/security/style-nonce';

interface Attributes {
  locale: Locale;
  theme: Theme;
  /** Of styles; with the development server there is none. */
  nonce: string | null;
}

/** Language and theme are in the first byte of the page, so that nothing flashes and no script is needed. */
export default class TertuliaDocument extends Document<Attributes> {
  static override async getInitialProps(
    context: DocumentContext,
  ): Promise<DocumentInitialProps & Attributes> {
    const headers = context.req?.headers ?? {};
    return {
      ...(await Document.getInitialProps(context)),
      locale: requestLocale(headers),
      nonce: styleNonce(context.res?.getHeader('Content-Security-Policy')),
      theme: parseTheme(readPreference(headers.cookie, 'theme')),
    };
  }

  override render() {
    const { locale, nonce } = this.props;
    const admitted = nonce === null ? {} : { nonce };
    return (
      <Html lang={locale} dir={directionOf(locale)} data-theme={this.props.theme}>
        <Head {...admitted}>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
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
