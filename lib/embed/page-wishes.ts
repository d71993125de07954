/**
 * What a link's query wishes for the page, beside name, language and theme, which the server reads. Never the key: that
 * stays behind the `#`.
 */
export interface PageWishes {
  readonly muted: boolean;
  readonly cameraWanted: boolean;
  /** Past the lobby, if camera and microphone are permitted already. */
  readonly skipsLobby: boolean;
  readonly hidesControls: boolean;
}

/** Of a page that was opened without any. */
export const noWishes: PageWishes = {
  muted: false,
  cameraWanted: true,
  skipsLobby: false,
  hidesControls: false,
};

/**
 * @param search of the page's address
 * @param framed whether the page is in a frame. What takes something out of a person's hands counts only there: who may
 *   frame the site is the operator's choice, but anybody can send a link
 */
export function pageWishes(search: string, framed: boolean): PageWishes {
  const query = new URLSearchParams(search);
  return {
    muted: query.get('microphone') === 'off',
    cameraWanted: query.get('camera') !== 'off',
    skipsLobby: framed && query.get('lobby') === 'skip',
    hidesControls: framed && query.get('controls') === 'hidden',
  };
}
