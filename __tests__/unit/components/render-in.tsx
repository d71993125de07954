import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Announcer } from '../../../components/app/Announcer';
import { VisitorProvider } from '../../../components/app/VisitorProvider';
import { ar } from '../../../lib/i18n/ar';
import type { Catalogue } from '../../../lib/i18n/catalogue';
import { de } from '../../../lib/i18n/de';
import { en } from '../../../lib/i18n/en';
import { es } from '../../../lib/i18n/es';
import { fr } from '../../../lib/i18n/fr';
import type { Locale } from '../../../lib/i18n/locale';
import { pt } from '../../../lib/i18n/pt';

const catalogues: Record<Locale, Catalogue> = { en, es, pt, fr, de, ar };

/** Renders as a page does, in that language. `show` renders again with other properties. */
export function renderIn(locale: Locale, element: ReactElement) {
  const framed = (content: ReactElement) => (
    <VisitorProvider visitor={{ locale, catalogue: catalogues[locale], theme: 'system' }}>
      <Announcer>{content}</Announcer>
    </VisitorProvider>
  );
  const view = render(framed(element));
  return { ...view, show: (content: ReactElement) => view.rerender(framed(content)) };
}
