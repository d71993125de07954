import { obtainChromium } from '../../browsers/obtain-chromium';
import { startProductionServer } from '../../e2e/support/production-server';
import { SERVER_ADDRESSES } from '../lab/addresses';
import { Lab } from '../lab/lab';
import { newLabName } from '../lab/lab-name';
import { labObstacle } from '../lab/lab-obstacle';
import { removeLeftovers } from '../lab/remove-leftovers';
import { TrustedCertificate } from '../lab/trusted-certificate';
import { placeInLab } from './place-in-lab';

/**
 * Runs once, before the tests: makes a small internet with a server in it. Where this can't be had the tests
 * are skipped, or fail when REQUIRE_NETWORK_TESTS is 1.
 * @returns what to do after them
 */
export default async function startLab(): Promise<() => Promise<void>> {
  const obstacle = labObstacle();
  if (obstacle !== null) {
    if (process.env.REQUIRE_NETWORK_TESTS === '1')
      throw new Error(`No small internet: ${obstacle}`);
    console.log(`The network tests are skipped: ${obstacle}.`);
    process.env.NETWORK_LAB_OBSTACLE = obstacle;
    return () => Promise.resolve();
  }

  process.env.CHROMIUM_PATH = obtainChromium();
  removeLeftovers();
  const name = newLabName();
  const lab = new Lab(name);
  lab.build();
  try {
    await new TrustedCertificate(lab.folder).make(Object.values(SERVER_ADDRESSES));
    const place = placeInLab(lab, 'server');
    const server = await startProductionServer(place);
    process.env.NETWORK_LAB = name;
    process.env.TERTULIA_ORIGIN = place.origin;
    return async () => {
      await server.stop();
      lab.remove();
    };
  } catch (error) {
    lab.remove();
    throw error;
  }
}
