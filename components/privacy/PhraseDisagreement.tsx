import { useTranslations } from 'use-intl';
import { useNamesOf } from '../../hooks/words/use-names-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';

interface PhraseDisagreementProps {
  with: readonly PeerId[];
  peers: readonly PeerView[];
}

/** What it means that there are no words, and what to do. */
export function PhraseDisagreement({ with: strangers, peers }: PhraseDisagreementProps) {
  const t = useTranslations('phrase');
  const namesOf = useNamesOf(peers);
  return (
    <>
      <p>{t('disagree')}</p>
      {strangers.length > 0 && <p>{t('disagreeWith', { names: namesOf(strangers) })}</p>}
    </>
  );
}
