import type { NextPageContext } from 'next';
import { ErrorView } from '../components/app/ErrorView';
import { NotFoundView } from '../components/app/NotFoundView';
import { pageCookies } from '../lib/preferences/preference-cookie';
import type { Visitor } from '../lib/preferences/visitor';
import { readVisitor } from '../lib/preferences/visitor';

interface ErrorPageProps {
  visitor: Visitor;
  found: boolean;
}

export default function ErrorPage({ found }: ErrorPageProps) {
  return found ? <ErrorView kind="crash" /> : <NotFoundView />;
}

/** Runs on the server, or in the browser when a page breaks there: then the browser knows the visitor. */
ErrorPage.getInitialProps = async ({ req, res }: NextPageContext): Promise<ErrorPageProps> => ({
  // 400: the address itself can't be read, as when it was cut off within a letter.
  found: res?.statusCode !== 404 && res?.statusCode !== 400,
  visitor:
    req && res
      ? await readVisitor(req, res)
      : await readVisitor(
          {
            headers: {
              cookie: pageCookies(),
              'accept-language': navigator.languages.join(','),
            },
          },
          { appendHeader: () => undefined },
        ),
});
