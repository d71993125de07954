import { useTranslations } from 'use-intl';
import type { InputDevice } from '../../lib/media/media-snapshot';
import { TileStatus } from './TileStatus';

interface InterruptionProps {
  name: string;
  /** At least one. */
  devices: readonly InputDevice[];
}

/** Why somebody can't be seen or heard, who did not turn anything off. */
export function Interruption({ name, devices }: InterruptionProps) {
  const t = useTranslations('call');
  const device = devices.length > 1 ? 'both' : devices[0];
  return device && <TileStatus>{t(`interrupted.${device}`, { name })}</TileStatus>;
}
