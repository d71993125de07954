import { useTranslations } from 'use-intl';
import type { LinkState } from '../../lib/call/link/link-state';
import { TileStatus } from './TileStatus';

interface LinkStatusProps {
  link: Exclude<LinkState, { status: 'connected' } | { status: 'blocked' }>;
  /** Null while it is not known. */
  name: string | null;
}

/** What is being done to get through to somebody. */
export function LinkStatus({ link, name }: LinkStatusProps) {
  const t = useTranslations('call');
  const words = () => {
    const overRelay = link.status === 'connecting' && link.tries === 'relay';
    if (name === null) return overRelay ? t('tryingRelayUnnamed') : t('connectingUnnamed');
    if (link.status === 'reconnecting') return t('reconnecting', { name });
    return overRelay ? t('tryingRelay', { name }) : t('connecting', { name });
  };
  return <TileStatus>{words()}</TileStatus>;
}
