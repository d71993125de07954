/** What a browser lacks of what a call takes: the call itself, camera and microphone only, or nothing. */
export type BrowserLack = 'calls' | 'devices' | 'nothing';

/** What is asked of a page's `window`. All of it may be missing, whatever the types of a full browser say. */
export interface BrowserFeatures {
  readonly isSecureContext?: boolean;
  readonly RTCPeerConnection?: { readonly prototype: object };
  readonly crypto?: { readonly subtle?: unknown };
  readonly navigator?: { readonly mediaDevices?: unknown };
}

/** Without a data channel a link can't be kept up, without transceivers (W3C webrtc 5.4) it is never offered. */
const NEEDED_METHODS = ['createDataChannel', 'addTransceiver'];

/**
 * Tells what no link, no permission and no setting of ours can mend: another browser can. What browsers keep from
 * pages that did not come over https is not lacking in the browser.
 */
export function browserLacks(page: BrowserFeatures): BrowserLack {
  if (!canConnect(page)) return 'calls';
  if (page.isSecureContext !== true) return 'nothing';
  if (!page.crypto?.subtle) return 'calls';
  return page.navigator?.mediaDevices ? 'nothing' : 'devices';
}

function canConnect({ RTCPeerConnection: connection }: BrowserFeatures): boolean {
  if (!connection) return false;
  return NEEDED_METHODS.every((method) => method in connection.prototype);
}
