import { useState } from 'react';
import { rememberedHidden, rememberHidden } from '../lib/call/seat/address-memory';
import { useClientValue } from './use-client-value';

/** Whether the others are kept from learning one's address: as chosen, else as remembered on this device. */
export function useHiddenAddress(): { hidden: boolean; setHidden: (hidden: boolean) => void } {
  const remembered = useClientValue(rememberedHidden, false);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const setHidden = (hidden: boolean) => {
    rememberHidden(hidden);
    setChosen(hidden);
  };
  return { hidden: chosen ?? remembered, setHidden };
}
