import { crypto } from 'acme-client';
import type { PemKeeper } from '../pem-keeper';
import { readText, writePrivately } from '../pem-store';

/**
 * The key of our account with an authority, made when there is none.
 *
 * @throws when there is one, and it cannot be read
 */
export async function accountKey(file: string, keeper: PemKeeper): Promise<string> {
  const kept = readText(file);
  if (kept !== null) return kept;
  const key = (await crypto.createPrivateEcdsaKey()).toString();
  keeper.keep(file, () => writePrivately(file, key));
  return key;
}
