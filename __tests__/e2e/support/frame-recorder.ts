import type { Page } from '@playwright/test';

/** Engine.IO's packet of a message with Socket.IO's of an event: what stands before its name and argument. */
const EVENT = /^42(?=\[)/;

export interface SignallingEvent {
  readonly name: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** Keeps every frame that a page exchanges with the server, and the address of whatever it asks for. */
export class FrameRecorder {
  readonly frames: string[] = [];
  readonly addresses: string[] = [];

  constructor(page: Page) {
    page.on('request', (request) => this.addresses.push(request.url(), request.postData() ?? ''));
    page.on('websocket', (socket) => {
      this.addresses.push(socket.url());
      const keep = ({ payload }: { payload: string | Buffer }) => this.frames.push(String(payload));
      socket.on('framesent', keep);
      socket.on('framereceived', keep);
    });
  }

  get events(): SignallingEvent[] {
    return this.frames
      .filter((frame) => EVENT.test(frame))
      .map((frame) => {
        const [name, message = {}]: [string, Record<string, unknown>?] = JSON.parse(
          frame.replace(EVENT, ''),
        );
        return { name, message };
      });
  }

  /** All that was said, without the addresses of ICE servers, which are the server's own. */
  get talk(): string {
    const events = this.events.map(({ name, message }) =>
      JSON.stringify([name, { ...message, iceServers: [] }]),
    );
    return [...events, ...this.frames.filter((frame) => !EVENT.test(frame))].join('\n');
  }
}
