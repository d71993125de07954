import { useTranslations } from 'use-intl';
import type { DeviceChoice } from '../../lib/media/media-snapshot';
import { SelectField } from '../ui/SelectField';

interface DevicePickerProps {
  /** 'Camera', 'Microphone', 'Speaker', in the person's language. */
  kind: string;
  choices: readonly DeviceChoice[];
  /** None was found, as against: nobody has looked yet. */
  missing?: boolean;
  /** '' when the browser uses whichever it likes. */
  value: string;
  onChoose: (deviceId: string) => void;
}

/** Devices without a label, as before permission, are numbered. */
export function DevicePicker({
  kind,
  choices,
  missing = false,
  value,
  onChoose,
}: DevicePickerProps) {
  const t = useTranslations('devices');
  const options = choices.map(({ deviceId, label }, index) => ({
    value: deviceId,
    text: label || t('numbered', { kind, number: index + 1 }),
  }));
  const listed = options.some((option) => option.value === value);
  const fallback = { value, text: missing ? t('none') : t('systemDefault') };
  return (
    <SelectField
      label={kind}
      value={value}
      options={listed ? options : [fallback, ...options]}
      disabled={choices.length === 0}
      onChoose={onChoose}
    />
  );
}
