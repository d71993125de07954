import { useTranslations } from 'use-intl';
import type { DeviceChoice, InputDevice } from '../../lib/media/media-snapshot';
import { NoticeAction } from '../ui/NoticeAction';
import type { MediaVerbs } from './media-verbs';

interface DeviceRemediesProps {
  device: InputDevice;
  /** What could be used instead. */
  other: DeviceChoice | null;
  local: MediaVerbs;
}

/** Takes another device, or asks for the same one again, without loading the page again. */
export function DeviceRemedies({ device, other, local }: DeviceRemediesProps) {
  const t = useTranslations('devices');
  const choose = (id: string) =>
    device === 'camera' ? local.chooseCamera(id) : local.chooseMicrophone(id);
  const retry = () => (device === 'camera' ? local.startCamera() : local.retryMicrophone());
  return (
    <>
      {other && (
        <NoticeAction onPress={() => choose(other.deviceId)}>
          {t('useInstead', { label: other.label || t('moved.another') })}
        </NoticeAction>
      )}
      <NoticeAction onPress={retry}>
        {t(device === 'camera' ? 'retryCamera' : 'retryMicrophone')}
      </NoticeAction>
    </>
  );
}
