import { useState } from 'react';
import { nameHere, rememberedName, rememberNameHere } from '../../lib/rooms/name-memory';
import type { RoomId } from '../../lib/signaling/identifiers';
import { useClientValue } from '../base/use-client-value';

/** The name as typed, else as the link says or said when this tab opened it, else as remembered on this device. */
export function useDisplayName(
  room: RoomId,
  fromLink: string | null,
): {
  name: string;
  setName: (name: string) => void;
} {
  const remembered = useClientValue(rememberedName, '');
  const [here] = useState(() => nameHere(room));
  const [typed, setTyped] = useState<string | null>(null);
  const setName = (name: string) => {
    setTyped(name);
    rememberNameHere(room, name);
  };
  return { name: typed ?? fromLink ?? here ?? remembered, setName };
}
