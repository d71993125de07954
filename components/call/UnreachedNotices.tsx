import { Unplug } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLive } from '../../hooks/base/use-live';
import { useNamesOf } from '../../hooks/words/use-names-of';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import { LiveRegion } from '../ui/LiveRegion';
import { Notice } from '../ui/Notice';

/** Says who of the others can't reach each other: they may not see why nobody answers. */
export function UnreachedNotices({ unreached, peers }: Pick<CallSnapshot, 'unreached' | 'peers'>) {
  const t = useTranslations('call');
  const live = useLive('connections');
  const namesOf = useNamesOf(peers);
  return (
    <LiveRegion live={live}>
      {unreached.map((pair) => (
        <Notice key={pair.join(' ')} icon={<Unplug />}>
          {t('unreached', { names: namesOf(pair) })}
        </Notice>
      ))}
    </LiveRegion>
  );
}
