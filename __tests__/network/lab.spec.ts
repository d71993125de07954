import { expect } from '@playwright/test';
import { natKinds, type NatKind } from './lab/nat-kind';
import { Reflectors, type Findings } from './lab/reflectors';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

// Not about Tertulia: these tell a broken lab from a broken product.
skipWithoutLab();

const every = ['203.0.113.1:80', '203.0.113.1:443', '203.0.113.1:3478'];
const only443 = ['203.0.113.1:443'];

const expected: Record<NatKind, unknown> = {
  cone: { answers: 4, outsidePorts: 1, knocks: 0, plain: every, stun: every },
  symmetric: { answers: 4, outsidePorts: 4, knocks: 0, plain: every, stun: every },
  'udp-blocked': { answers: 0, outsidePorts: 0, knocks: 0, plain: every, stun: every },
  'only-443': { answers: 0, outsidePorts: 0, knocks: 0, plain: only443, stun: only443 },
  'only-tls': { answers: 0, outsidePorts: 0, knocks: 0, plain: only443, stun: [] },
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

function summary({ mapped, ...others }: Findings) {
  const answers = mapped.filter((address) => address !== null);
  return { answers: answers.length, outsidePorts: new Set(answers).size, ...others };
}
