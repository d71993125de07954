import { rememberedHidden, rememberHidden } from '../../lib/call/seat/address-memory';
import { useRemembered } from '../base/use-remembered';

/** Whether the others are kept from learning one's address: as chosen, else as remembered on this device. */
export function useHiddenAddress(): { hidden: boolean; setHidden: (hidden: boolean) => void } {
  const [hidden, setHidden] = useRemembered(rememberedHidden, rememberHidden, false);
  return { hidden, setHidden };
}
