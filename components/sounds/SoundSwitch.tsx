import { useSwitch } from '../../hooks/base/use-switch';
import type { Sound } from '../../lib/sounds/sounds';
import { deviceSounds } from '../../lib/sounds/sounds';
import { CheckField } from '../ui/CheckField';

interface SoundSwitchProps {
  sound: Sound;
  label: string;
  hint: string;
}

/** Whether something is heard on this device. */
export function SoundSwitch({ sound, label, hint }: SoundSwitchProps) {
  const [on, choose] = useSwitch(deviceSounds.choices[sound]);
  return <CheckField role="switch" label={label} hint={hint} checked={on} onCheck={choose} />;
}
