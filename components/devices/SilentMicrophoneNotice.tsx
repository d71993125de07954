import { MicOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSilentMicrophone } from '../../hooks/media/use-silent-microphone';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { Notice } from '../ui/Notice';

/** Tells somebody who believes to be heard that nothing comes from the microphone. */
export function SilentMicrophoneNotice({ media }: { media: MediaSnapshot }) {
  const t = useTranslations('devices');
  const silent = useSilentMicrophone(media);
  const [dismissed, setDismissed] = useState<MediaStreamTrack | null>(null);
  if (!silent || silent === dismissed) return null;
  return (
    <Notice icon={<MicOff />} onDismiss={() => setDismissed(silent)}>
      {t('silent')}
    </Notice>
  );
}
