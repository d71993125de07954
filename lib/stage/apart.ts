import { SnapshotFeed } from '../base/snapshot-feed';
import { RememberedSwitch } from '../storage/remembered-switch';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where pictures are shown apart from the page; sizes in CSS pixels. */
export type Apart =
  /** A window of our own making (WICG document-picture-in-picture). */
  | { readonly kind: 'window'; readonly window: Window; readonly size: Size }
  /** The picture of one video element (W3C picture-in-picture). */
  | { readonly kind: 'video'; readonly size: Size };

export interface ApartEdges {
  /** Opens a window; null where the page can have none. Rejects where it may not. */
  readonly requestWindow: () => ((size: Size) => Promise<Window>) | null;
  readonly canShowVideo: () => boolean;
  /** The one that is to be shown where there is no window; null when there is none. */
  readonly video: () => HTMLVideoElement | null;
  readonly exitVideo: () => Promise<void>;
}

/** As large as one looks at beside something else. */
const FIRST_SIZE: Size = { width: 400, height: 300 };

/** Whether pictures go into a window by themselves when one changes tabs, as chosen on this device. */
export const apartByItself = new RememberedSwitch('tertulia.apartByItself', false);

/** The one place apart from the page where its pictures are shown, too. */
export class ApartPlace {
  readonly #edges: ApartEdges;
  readonly #feed = new SnapshotFeed<Apart | null>(null);
  #opening = false;

  constructor(edges: ApartEdges) {
    this.#edges = edges;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): Apart | null => this.#feed.current;

  readonly canOpen = (): boolean =>
    this.#edges.requestWindow() !== null || this.#edges.canShowVideo();

  /**
   * To be called while a button is pressed, or the browser asks for it. A window that is refused leaves the press for a
   * video; what is refused altogether leaves all as it is.
   */
  readonly open = async (): Promise<void> => {
    if (this.#opening || this.#feed.current) return;
    this.#opening = true;
    const requestWindow = this.#edges.requestWindow();
    try {
      const window = await requestWindow?.(FIRST_SIZE).catch(() => null);
      if (window) this.#followWindow(window);
      else if (this.#edges.canShowVideo()) await this.#showVideo();
    } catch {
      // Not allowed now, or by the browser's settings.
    } finally {
      this.#opening = false;
    }
  };

  readonly close = (): void => {
    const apart = this.#feed.current;
    if (apart?.kind === 'window') apart.window.close();
    if (apart?.kind === 'video') this.#edges.exitVideo().catch(() => undefined);
    this.#feed.publish(null);
  };

  #followWindow(window: Window): void {
    const publish = () =>
      this.#feed.publish({
        kind: 'window',
        window,
        size: { width: window.innerWidth, height: window.innerHeight },
      });
    window.addEventListener('resize', publish);
    window.addEventListener('pagehide', () => this.#feed.publish(null));
    publish();
  }

  async #showVideo(): Promise<void> {
    const video = this.#edges.video();
    if (!video) return;
    const { width, height } = await video.requestPictureInPicture();
    this.#feed.publish({ kind: 'video', size: { width, height } });
    video.addEventListener('leavepictureinpicture', () => this.#feed.publish(null), { once: true });
  }
}

/** As browsers have it; TypeScript's types lack it. */
interface WithWindows {
  readonly documentPictureInPicture?: { requestWindow: (size: Size) => Promise<Window> };
}

/** Of this page: a window of its own where the browser has them, and else the picture of one video. */
export const pageApart = new ApartPlace({
  requestWindow() {
    const { documentPictureInPicture: windows } = window as WithWindows;
    // Only a page of its own may have one (WICG document-picture-in-picture, requestWindow).
    return windows && window.parent === window ? (size) => windows.requestWindow(size) : null;
  },
  canShowVideo: () => document.pictureInPictureEnabled === true,
  video() {
    const area = ({ clientWidth, clientHeight }: Element) => clientWidth * clientHeight;
    // Nothing can be dropped on one's own.
    const others = [...document.querySelectorAll<HTMLVideoElement>('[data-drop-to] video')];
    const shown = others.filter((video) => video.videoWidth > 0 && area(video) > 0);
    return shown.sort((one, other) => area(other) - area(one))[0] ?? null;
  },
  exitVideo: () => document.exitPictureInPicture(),
});
