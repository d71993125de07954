import { screenColour } from '../e2e/support/device-plan';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { STRUCK } from './faults/faults';
import { narrowLine } from './lab/narrow-line';
import { callOf } from './support/call-of';
import { expectHeardWell } from './support/heard';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

/** Of the time, while a screen is shared: words are read beside it. */
const CONCEALED_BESIDE_SCREEN = 0.005;

for (const count of [3, 4]) {
  for (const kbits of [250, 500, 1_000]) {
    for (const direction of ['up', 'down'] as const) {
      test(`${String(kbits)} kbit/s ${direction} for one of ${String(count)}: sound is well, and pictures come back`, async ({
        inviteFrom,
        lab,
        room,
      }, testInfo) => {
        test.setTimeout(480_000);
        const { people, nora, others } = await callOf(count, inviteFrom, room);
        const widen = narrowLine(lab, STRUCK, direction, kbits);
        try {
          if (direction === 'up') await expectHeardWell([nora], others, testInfo);
          else await expectHeardWell(others, [nora], testInfo);
        } finally {
          widen();
        }
        await expectEverybodyHasEverybody(people);
      });
    }
  }
}

test('a screen on a line of 1 Mbit/s is seen by two others, and sound goes on', async ({
  inviteFrom,
  lab,
  room,
}, testInfo) => {
  test.setTimeout(480_000);
  const { nora, others } = await callOf(3, inviteFrom, room);
  const widen = narrowLine(lab, STRUCK, 'up', 1_000);
  try {
    await nora.press('Share screen');
    for (const other of others) await other.expectColour(other.screenOf(nora), screenColour);
    await expectHeardWell([nora], others, testInfo, CONCEALED_BESIDE_SCREEN);
  } finally {
    widen();
  }
});
