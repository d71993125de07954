import { useState } from 'react';

/** @param value what JSON can write @returns the same object for as long as nothing in it changes */
export function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  const isSame = JSON.stringify(kept) === JSON.stringify(value);
  if (!isSame) setKept(value);
  return isSame ? kept : value;
}
