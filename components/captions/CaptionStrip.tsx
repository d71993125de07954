import { CaptionsOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCaptionChoice } from '../../hooks/captions/use-caption-choice';
import { useCaptions } from '../../hooks/captions/use-captions';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import { captionChoice } from '../../lib/captions/caption-choice';
import type { Recognition } from '../../lib/captions/device-recognition';
import { deviceRecognition } from '../../lib/captions/device-recognition';
import { LiveRegion } from '../ui/LiveRegion';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';
import styles from './CaptionStrip.module.css';
import { chooseCaptions } from './choose-captions';

interface CaptionStripProps {
  peers: readonly PeerView[];
}

/** What the others say, as text, for whoever wants it. One place for all: a tile may be small, covered, or not there. */
export function CaptionStrip({ peers }: CaptionStripProps) {
  const { language, time } = useCaptionChoice();
  const recognition = deviceRecognition();
  if (language === null || !recognition) return null;
  return <CaptionLines key={time} recognition={recognition} language={language} peers={peers} />;
}

interface CaptionLinesProps extends CaptionStripProps {
  recognition: Recognition;
  language: string;
}

function CaptionLines({ recognition, language, peers }: CaptionLinesProps) {
  const t = useTranslations('captions');
  const nameOf = useNameOf();
  const { awaited, failed } = useCaptionChoice();
  const { lines, refused } = useCaptions(recognition, language, peers);
  const spoken = lines.flatMap(({ id, text }) => {
    const peer = peers.find((one) => one.id === id);
    return peer ? [{ id, name: nameOf(peer), text }] : [];
  });
  const refusal = awaited !== null ? 'fetching' : failed !== null ? 'notFetched' : 'refused';
  return (
    <>
      <LiveRegion>
        {refused && (
          <Notice
            icon={<CaptionsOff />}
            action={
              refused === 'language' && (
                <NoticeAction onPress={() => chooseCaptions(language)}>
                  {t('fetchAgain')}
                </NoticeAction>
              )
            }
            onDismiss={() => captionChoice.chooseNone()}
          >
            {t(refused === 'forbidden' ? 'forbidden' : refusal)}
          </Notice>
        )}
      </LiveRegion>
      {!refused && (
        // Whoever has a screen reader hears people themselves: it reads this when it is gone to, and not over them.
        <div className={styles.strip} role="log" aria-live="off" aria-label={t('heading')}>
          {spoken.length === 0 && <p className={styles.quiet}>{t('waiting')}</p>}
          {spoken.map(({ id, name, text }) => (
            <p key={id} className={styles.line}>
              <b className={styles.name} dir="auto">
                {name}
              </b>{' '}
              <span className={styles.said}>
                <span dir="auto" lang={language}>
                  {text}
                </span>
              </span>
            </p>
          ))}
        </div>
      )}
    </>
  );
}
