import { startNodes, startServer } from './bench-servers';
import { measureIdle } from './measure-idle';
import { measureOperations } from './measure-operations';
import { measureDeath, measureStorm } from './measure-returns';
import { measureSignals } from './measure-signals';

/**
 * How many people there are, for how many seconds signals are measured, and what is measured, if not all of it:
 * `npm run bench:signalling -- 20000 20 idle storm`. Each of the people is an open file of the server.
 */
const [given = '5000', time = '20', ...chosen] = process.argv.slice(2);
const [people, seconds] = [Number(given), Number(time)];

const parts: Readonly<Record<string, () => Promise<void>>> = {
  async signals() {
    const alone = await startServer();
    await measureSignals('one server', [alone.origin, alone.origin], seconds);
    await alone.stop();
    const { nodes, another, stop } = await startNodes();
    const [keeper, second] = nodes;
    await measureSignals('two nodes, all at the keeper', [keeper.origin, keeper.origin], seconds);
    await measureSignals('two nodes, rooms spread', [keeper.origin, second.origin], seconds);
    const third = await another();
    const apart = [keeper.origin, second.origin, third.origin] as const;
    await measureSignals('three nodes, rooms of three spread', apart, seconds);
    await stop();
  },
  idle: () => measureIdle(people, seconds),
  storm: () => measureStorm(people),
  death: () => measureDeath(people),
  operations: measureOperations,
};

async function run(): Promise<void> {
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) await measure();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
