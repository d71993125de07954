import { rememberedPreparing, rememberPreparing } from '../../lib/call/seat/preparing-memory';
import { useRemembered } from '../base/use-remembered';

/** Whether links are made before joining: as chosen, else as remembered on this device. */
export function useConnectBefore(): { wanted: boolean; setWanted: (wanted: boolean) => void } {
  const [wanted, setWanted] = useRemembered(rememberedPreparing, rememberPreparing, false);
  return { wanted, setWanted };
}
