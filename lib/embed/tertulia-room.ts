import type { Locale } from '../i18n/locale';
import { newRoomId } from '../rooms/new-room-id';
import { roomPath } from '../rooms/room-access';
import { newRoomSecret } from '../rooms/room-secret';
import type { LayoutName } from '../stage/stage-memory';
import type { EmbedCommand, EmbedMessage } from './embed-messages';
import { EMBED_PROTOCOL } from './embed-messages';

/** How a room is to be shown. What is left out is as in a tab of its own. */
export interface TertuliaRoomOptions {
  /** The whole link of the room, with what stands behind its `#`. */
  readonly link: string;
  /** What others see of who comes in here, unless that person types another one. */
  readonly name?: string;
  readonly language?: Locale;
  readonly theme?: 'system' | 'light' | 'dark';
  /** Default true. */
  readonly microphone?: boolean;
  /** Default true. */
  readonly camera?: boolean;
  /** Goes past the lobby if camera and microphone are permitted already. Default false. */
  readonly skipLobby?: boolean;
  /** Leaves the controls to this page. Default false. */
  readonly hideControls?: boolean;
  /** The frame's accessible name; default 'Tertulia'. */
  readonly title?: string;
}

type OneOf<T> = T extends unknown ? Omit<T, 'tertulia'> : never;

/** What a call uses, handed on to the frame (Permissions Policy). */
const FEATURES = [
  ...['camera', 'microphone', 'display-capture', 'fullscreen', 'autoplay', 'screen-wake-lock'],
  ...['speaker-selection', 'clipboard-write', 'picture-in-picture', 'on-device-speech-recognition'],
].join('; ');

/** The page in the frame hears nothing until its scripts run. */
const HELLO_EVERY_MS = 250;
const HELLOS_AT_MOST = 240;

/**
 * A room of a Tertulia server in a frame of this page. The server must name this page's origin in `FRAME_ANCESTORS`.
 *
 * Dispatches an event for each thing that the frame tells (`joined`, `left`, `people`, ...), as a `CustomEvent` whose
 * `detail` is what docs/embedding.md says of it.
 */
export class TertuliaRoom extends EventTarget {
  readonly frame: HTMLIFrameElement;
  readonly #site: string;
  #isReady = false;
  /** Asked for before the frame heard anything. */
  #waiting: OneOf<EmbedCommand>[] = [];
  #hellos: ReturnType<typeof setInterval> | undefined;

  /**
   * @param element what the frame is put into; it fills it
   * @throws TypeError when the link is none
   */
  constructor(element: Element, options: TertuliaRoomOptions) {
    super();
    const address = frameAddress(options);
    this.#site = address.origin;
    this.frame = document.createElement('iframe');
    this.frame.title = options.title ?? 'Tertulia';
    this.frame.allow = FEATURES;
    Object.assign(this.frame.style, { inlineSize: '100%', blockSize: '100%', border: '0' });
    this.frame.src = address.href;
    this.frame.addEventListener('load', this.#onLoad);
    window.addEventListener('message', this.#onMessage);
    element.append(this.frame);
  }

  /**
   * Makes a room that nobody knows of yet. The key is made here, on this device, in a browser or in Node.js: the server
   * hears neither of the room nor, ever, of the key.
   *
   * @param site where the server is, as in `https://call.example.org`
   * @returns the whole link: whoever has it can come in
   */
  static newLink(site: string): string {
    const path = roomPath(newRoomId(), { kind: 'link', secret: newRoomSecret() });
    return new URL(path, site).href;
  }

  /** Presses the button that leads on: from the lobby into the call, or back into it. */
  join(): void {
    this.#ask({ command: 'join' });
  }

  leave(): void {
    this.#ask({ command: 'leave' });
  }

  setMicrophone(on: boolean): void {
    this.#ask({ command: 'microphone', on });
  }

  setCamera(on: boolean): void {
    this.#ask({ command: 'camera', on });
  }

  /** Opens the chat beside the pictures, or closes it. */
  setChat(on: boolean): void {
    this.#ask({ command: 'chat', on });
  }

  setLayout(layout: LayoutName): void {
    this.#ask({ command: 'layout', layout });
  }

  /** Takes the frame away, and the person out of the call. */
  remove(): void {
    clearInterval(this.#hellos);
    window.removeEventListener('message', this.#onMessage);
    this.frame.remove();
  }

  /** Another page, perhaps: the lobby again, or one that does not answer. */
  readonly #onLoad = (): void => {
    this.#isReady = false;
    clearInterval(this.#hellos);
    let left = HELLOS_AT_MOST;
    const hello = () => {
      this.#post({ command: 'hello' });
      left -= 1;
      if (left === 0) clearInterval(this.#hellos);
    };
    this.#hellos = setInterval(hello, HELLO_EVERY_MS);
  };

  readonly #onMessage = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.frame.contentWindow || origin !== this.#site) return;
    if (!isEmbedMessage(data)) return;
    if (data.event === 'ready') this.#begin();
    const entries = Object.entries(data).filter(([key]) => key !== 'tertulia' && key !== 'event');
    this.dispatchEvent(new CustomEvent(data.event, { detail: Object.fromEntries(entries) }));
  };

  #begin(): void {
    clearInterval(this.#hellos);
    this.#isReady = true;
    for (const command of this.#waiting.splice(0)) this.#post(command);
  }

  #ask(command: OneOf<EmbedCommand>): void {
    if (this.#isReady) this.#post(command);
    else this.#waiting.push(command);
  }

  #post(command: OneOf<EmbedCommand>): void {
    this.frame.contentWindow?.postMessage({ tertulia: EMBED_PROTOCOL, ...command }, this.#site);
  }
}

function frameAddress(options: TertuliaRoomOptions): URL {
  const address = new URL(options.link);
  const wishes = {
    name: options.name,
    lang: options.language,
    theme: options.theme,
    microphone: options.microphone === false ? 'off' : undefined,
    camera: options.camera === false ? 'off' : undefined,
    lobby: options.skipLobby ? 'skip' : undefined,
    controls: options.hideControls ? 'hidden' : undefined,
  };
  for (const [key, value] of Object.entries(wishes)) {
    if (value !== undefined) address.searchParams.set(key, value);
  }
  return address;
}

/** Whoever serves the page in the frame is trusted with all that is in it. */
function isEmbedMessage(data: unknown): data is EmbedMessage {
  const { tertulia, event } = Object(data) as Partial<Record<string, unknown>>;
  return tertulia === EMBED_PROTOCOL && typeof event === 'string';
}
