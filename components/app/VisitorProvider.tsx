import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { VisitorContext } from '../../hooks/visitor/use-visitor';
import { useVisitorChoices } from '../../hooks/visitor/use-visitor-choices';
import { formatTagOf } from '../../lib/i18n/locale';
import type { Visitor } from '../../lib/preferences/visitor';

/** Gives all below it the visitor's words and choices. */
export function VisitorProvider({ visitor, children }: { visitor: Visitor; children: ReactNode }) {
  const { catalogue, ...choices } = useVisitorChoices(visitor);
  return (
    <VisitorContext value={choices}>
      <IntlProvider locale={formatTagOf(choices.locale)} messages={catalogue} timeZone="UTC">
        {children}
      </IntlProvider>
    </VisitorContext>
  );
}
