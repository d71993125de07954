/** Types of `embed.js`, which is beside this file: a global in pages, and what `require` gives in Node.js. */
declare class TertuliaRoom extends EventTarget {
  readonly frame: HTMLIFrameElement;

  /**
   * @param element what the frame is put into; it fills it
   * @throws TypeError when the link is none
   */
  constructor(element: Element, options: TertuliaRoom.Options);

  /**
   * Makes a room and its key. Nothing is asked of the server.
   *
   * @param site where the server is, as in `https://call.example.org`
   * @returns the whole link: whoever has it can come in
   */
  static newLink(site: string): string;

  /** Presses the button that leads on: from the lobby into the call, or back into it. */
  join(): void;
  leave(): void;
  setMicrophone(on: boolean): void;
  setCamera(on: boolean): void;
  /** Opens the chat beside the pictures, or closes it. */
  setChat(on: boolean): void;
  setLayout(layout: TertuliaRoom.Layout): void;
  /** Takes the frame away, and the person out of the call. */
  remove(): void;

  addEventListener<Type extends keyof TertuliaRoom.Details>(
    type: Type,
    listener: (event: CustomEvent<TertuliaRoom.Details[Type]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof TertuliaRoom.Details>(
    type: Type,
    listener: (event: CustomEvent<TertuliaRoom.Details[Type]>) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare namespace TertuliaRoom {
  type Layout = 'automatic' | 'grid' | 'speaker';

  /** How a room is to be shown. What is left out is as in a tab of its own. */
  interface Options {
    /** The whole link of the room, with what stands behind its `#`. */
    readonly link: string;
    /** What others see of who comes in here, unless that person types another one. */
    readonly name?: string;
    readonly language?: 'en' | 'es' | 'pt' | 'fr' | 'de' | 'ar';
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

  /** What the `detail` of each event is. */
  interface Details {
    /** The page in the frame hears commands. */
    ready: Record<never, never>;
    joined: Record<never, never>;
    left: { readonly reason: 'left' | 'refused' | 'turnedAway' | 'removed' };
    /** How many are in the call, this person included; 0 outside of it. */
    people: { readonly count: number };
    /** How well the others arrive here: that of the worst link; null while nothing is known. */
    quality: { readonly grade: 'good' | 'fair' | 'poor' | null };
    /** Messages in the chat that nobody here has looked at. */
    unread: { readonly count: number };
    microphone: { readonly on: boolean };
    camera: { readonly on: boolean };
    /** Whether the chat is open beside the pictures. */
    chat: { readonly on: boolean };
    layout: { readonly layout: Layout };
  }
}

export = TertuliaRoom;
export as namespace TertuliaRoom;
