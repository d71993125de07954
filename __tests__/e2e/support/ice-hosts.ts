import type { Page } from '@playwright/test';

/**
 * Notes from now on which ICE servers the page's connections are given: no request of the page shows that
 * they are asked.
 */
export async function noteIceHosts(page: Page, hosts: Set<string>): Promise<void> {
  await page.exposeFunction('noteIceUrl', (url: string) => {
    hosts.add(url.replace(/^\w+:/, '').replace(/:\d+(?:\?.*)?$/, ''));
  });
  await page.addInitScript(() => {
    const { noteIceUrl } = window as unknown as { noteIceUrl: (url: string) => void };
    const note = (configuration?: RTCConfiguration) =>
      configuration?.iceServers?.flatMap(({ urls }) => urls).forEach(noteIceUrl);
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        note(configuration);
      }

      override setConfiguration(configuration?: RTCConfiguration) {
        super.setConfiguration(configuration);
        note(configuration);
      }
    };
  });
}
