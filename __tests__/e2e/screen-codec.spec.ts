import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { screenColour } from './support/device-plan';
import type { Person } from './support/person';
import { test } from './support/test';

const sentCodecs = ({ page }: Person) => page.evaluate(() => window.callProbe.sentCodecs());

/** Runs in the page before its own scripts. Self-contained, because only its source text travels to the browser. */
function refuseAv1(): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const others = codecs.filter(({ mimeType }) => mimeType.toLowerCase() !== 'video/av1');
  window.RTCPeerConnection = class extends RTCPeerConnection {
    override setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      const pictures = this.getTransceivers().filter(
        ({ receiver }) => receiver.track.kind === 'video',
      );
      for (const transceiver of pictures) transceiver.setCodecPreferences(others);
      return super.setLocalDescription(description);
    }
  };
}

test('a screen is sent as AV1, and a camera as before', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  for (const person of [ana, ben]) await person.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  await ben.press('Share screen');
  await ana.expectColour(ana.screenOf(ben), screenColour);
  await expect.poll(() => sentCodecs(ben)).toEqual(['video/AV1', 'video/H264']);
});

test('a screen is seen where AV1 is not taken', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ana.page.addInitScript(refuseAv1);
  for (const person of [ana, ben]) await person.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  await ben.press('Share screen');
  await ana.expectColour(ana.screenOf(ben), screenColour);
  expect(await sentCodecs(ben)).not.toContain('video/AV1');
});
