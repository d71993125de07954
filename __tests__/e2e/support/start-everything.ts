import { obtainChromium } from '../../browsers/obtain-chromium';
import { loopback, startProductionServer } from './production-server';

/** Runs once, before the tests. @returns what to do after them. */
export default async function startEverything(): Promise<() => Promise<void>> {
  process.env.CHROMIUM_PATH = obtainChromium();
  const server = await startProductionServer(await loopback());
  process.env.TERTULIA_ORIGIN = server.origin;
  return server.stop;
}
