import type { DocumentContext, DocumentInitialProps } from 'next/document';
import Document, { Head, Html, Main, NextScript } from 'next/document';
import type { Locale } from '../lib/i18n/locale';
import { requestLocale } from '../lib/i18n/request-locale';
import { readPreference } from '../lib/preferences/preference-cookie';
import type { Theme } from '../lib/preferences/theme';
import { parseTheme } from '../lib/preferences/theme';

interface Attributes {
  locale: Locale;
  theme: Theme;
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
      theme: parseTheme(readPreference(headers.cookie, 'theme')),
    };
  }

  override render() {
    return (
      <Html lang={this.props.locale} data-theme={this.props.theme}>
        <Head>
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <meta name="referrer" content="no-referrer" />
        </Head>
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    );
  }
}
