import { crypto } from 'acme-client';
import { readText, writePrivately } from '../pem-store';

/** The key of our account with an authority, made when there is none. */
export async function accountKey(file: string): Promise<string> {
  const kept = readText(file);
  if (kept !== null) return kept;
  const key = (await crypto.createPrivateEcdsaKey()).toString();
  writePrivately(file, key);
  return key;
}
