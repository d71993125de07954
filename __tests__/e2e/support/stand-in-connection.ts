/**
 * Runs in the page of a browser without WebRTC. With these connections nobody is reached, which takes nothing from who is
 * alone in a room. Self-contained, because only its source text travels to the browser.
 */
export function installStandInConnection(): void {
  class StandInConnection {
    static generateCertificate() {
      return Promise.reject(new DOMException('There are none', 'NotSupportedError'));
    }

    createDataChannel() {
      throw new DOMException('There are none', 'NotSupportedError');
    }

    addTransceiver() {
      throw new DOMException('There are none', 'NotSupportedError');
    }
  }
  Object.assign(window, { RTCPeerConnection: StandInConnection });
}
