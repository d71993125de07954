import type { WebSocketRoute } from '@playwright/test';
import type { Person } from './person';

const SIGNALLING = /\/socket\.io\//;

/** The line between one page and the server, which a test can cut while everything else goes on. */
export class CutLine {
  readonly #open = new Set<WebSocketRoute>();
  #isCut = false;

  /** To be made before the page is opened. */
  static async before({ page }: Person): Promise<CutLine> {
    const line = new CutLine();
    await page.routeWebSocket(SIGNALLING, (socket) => line.#onSocket(socket));
    await page.route(SIGNALLING, (route) => (line.#isCut ? route.abort() : route.continue()));
    return line;
  }

  async cut(): Promise<void> {
    this.#isCut = true;
    await Promise.all([...this.#open].map((socket) => socket.close()));
    this.#open.clear();
  }

  mend(): void {
    this.#isCut = false;
  }

  #onSocket(socket: WebSocketRoute): void {
    if (this.#isCut) {
      void socket.close();
      return;
    }
    const toServer = socket.connectToServer();
    this.#open.add(socket);
    this.#open.add(toServer);
  }
}
