import { useState } from 'react';
import { rememberedName } from '../lib/rooms/name-memory';
import { useClientValue } from './use-client-value';

/** The name as typed, else as the link says, else as remembered on this device. */
export function useDisplayName(fromLink: string | null): {
  name: string;
  setName: (name: string) => void;
} {
  const remembered = useClientValue(rememberedName, '');
  const [typed, setName] = useState<string | null>(null);
  return { name: typed ?? fromLink ?? remembered, setName };
}
