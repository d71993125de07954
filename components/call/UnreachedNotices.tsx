import { Unplug } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useSwitch } from '../../hooks/base/use-switch';
import { useNamesOf } from '../../hooks/words/use-names-of';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import { readOut } from '../../lib/sounds/read-out';
import { Notice } from '../ui/Notice';

/** Says who of the others can't reach each other: they may not see why nobody answers. */
export function UnreachedNotices({ unreached, peers }: Pick<CallSnapshot, 'unreached' | 'peers'>) {
  const t = useTranslations('call');
  const [told] = useSwitch(readOut.connections);
  const namesOf = useNamesOf(peers);
  return unreached.map((pair) => (
    <Notice key={pair.join(' ')} icon={<Unplug />} told={told}>
      {t('unreached', { names: namesOf(pair) })}
    </Notice>
  ));
}
