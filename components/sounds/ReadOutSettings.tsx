import { useTranslations } from 'use-intl';
import { useSwitch } from '../../hooks/base/use-switch';
import type { NewsKind } from '../../lib/sounds/read-out';
import { newsKinds, readOut } from '../../lib/sounds/read-out';
import { CheckField } from '../ui/CheckField';
import { Fold } from '../ui/Fold';

/** What a screen reader says by itself during a call. What concerns oneself it says in any case. */
export function ReadOutSettings() {
  const t = useTranslations('readOut');
  return (
    <Fold summary={t('heading')}>
      {newsKinds.map((kind) => (
        <ReadOutSwitch key={kind} kind={kind} />
      ))}
    </Fold>
  );
}

function ReadOutSwitch({ kind }: { kind: NewsKind }) {
  const t = useTranslations('readOut');
  const [on, choose] = useSwitch(readOut[kind]);
  return <CheckField role="switch" label={t(kind)} checked={on} onCheck={choose} />;
}
