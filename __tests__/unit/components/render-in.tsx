import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Announcer } from '../../../components/app/Announcer';
import { ArrivalsProvider } from '../../../components/app/ArrivalsProvider';
import { VisitorProvider } from '../../../components/app/VisitorProvider';
import type { Locale } from '../../../lib/i18n/locale';
import { catalogues } from '../../support/catalogues';

/** Renders as a page does, in that language. `show` renders again with other properties. */
export function renderIn(locale: Locale, element: ReactElement) {
  const framed = (content: ReactElement) => (
    <VisitorProvider visitor={{ locale, catalogue: catalogues[locale], theme: 'system' }}>
      <Announcer>
        <ArrivalsProvider>{content}</ArrivalsProvider>
      </Announcer>
    </VisitorProvider>
  );
  const view = render(framed(element));
  return { ...view, show: (content: ReactElement) => view.rerender(framed(content)) };
}
