import { CircleQuestionMark } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useAsked } from '../../hooks/media/use-asked';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { Notice } from '../ui/Notice';

/** What may be the matter with devices that do not start. */
export function AskedNotice({ media }: { media: MediaSnapshot }) {
  const t = useTranslations('devices');
  const asked = useAsked(media);
  return asked ? <Notice icon={<CircleQuestionMark />}>{t('asked')}</Notice> : null;
}
