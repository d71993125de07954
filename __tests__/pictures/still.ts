import { join } from 'node:path';
import { faces } from './faces';
import { inRealCall, press, seen } from './real-call';

const PICTURE = join(__dirname, '../../docs/images/call.png');
const ROOM = '/room/cafe-de-los-jueves';

/** `npm run still`: makes the picture of five people in the README, in a real call. */
async function main(): Promise<void> {
  await inRealCall({ width: 1_280, height: 800 }, async (newPage) => {
    const ana = await newPage(faces.ana);
    const [ben, cleo, dan, eva] = [
      await newPage(faces.ben),
      await newPage(faces.cleo),
      await newPage(faces.dan),
      await newPage(faces.eva),
    ];
    for (const [page, name] of [
      [ana, 'Ana'],
      [ben, 'Ben'],
      [cleo, 'Cleo'],
      [dan, 'Dan'],
      [eva, 'Eva'],
    ] as const) {
      await page.goto(`${ROOM}?name=${name}`);
      await press(page, 'Join');
      await page.getByRole('group', { name: `${name} (you)` }).waitFor();
    }
    await seen(ana, 5);
    await press(dan, 'Mute microphone');
    await press(eva, /^Hand and reactions/);
    await press(eva, 'Raise hand');
    const tile = (name: string) => ana.getByRole('group', { name, exact: true });
    await tile('Dan').getByText('Microphone muted').waitFor({ state: 'attached' });
    await tile('Eva').getByText('Hand raised, number 1').waitFor({ state: 'attached' });
    await tile('Ben').getByText('Speaking').waitFor({ state: 'attached' });
    const grades = ana.locator('button[data-grade]');
    await grades.nth(3).waitFor();
    await ana.mouse.move(0, 0);
    await ana.screenshot({ path: PICTURE, animations: 'disabled' });
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
