import { expect } from '@playwright/test';
import { natKinds } from './lab/nat-kind';
import { Reflectors, type Findings } from './lab/reflectors';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

// Not about Tertulia: these tell a broken lab from a broken product.
skipWithoutLab();

const everyPort = [80, 443, 3478];

const expected = {
  cone: { answers: 4, outsidePorts: 1, knocks: 0, ports: everyPort },
  symmetric: { answers: 4, outsidePorts: 4, knocks: 0, ports: everyPort },
  'udp-blocked': { answers: 0, outsidePorts: 0, knocks: 0, ports: everyPort },
  'only-443': { answers: 0, outsidePorts: 0, knocks: 0, ports: [443] },
};

test('the NATs of the lab do what their names say', async ({ lab }) => {
  const reflectors = await Reflectors.start(lab.internet);
  try {
    const findings = await Promise.all(
      natKinds.map(async (kind) => {
        const found = await reflectors.askFrom(lab.hostAt(`${kind}-1`));
        return [kind, summary(found)] as const;
      }),
    );
    expect(Object.fromEntries(findings)).toEqual(expected);
  } finally {
    await reflectors.stop();
  }
});

function summary({ mapped, knocks, ports }: Findings) {
  const answers = mapped.filter((address) => address !== null);
  return { answers: answers.length, outsidePorts: new Set(answers).size, knocks, ports };
}
