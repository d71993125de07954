import { connectionsRefused, makeConnection } from '../../../lib/base/make-connection';

/** A browser that makes connections where `allows` says so. */
function browserThat(allows: (configuration?: RTCConfiguration) => boolean): void {
  class Connection {
    constructor(configuration?: RTCConfiguration) {
      if (!allows(configuration)) throw new Error('refused');
    }
    close() {}
  }
  Object.assign(globalThis, { RTCPeerConnection: Connection });
}

afterEach(() => {
  connectionsRefused.publish(false);
  Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
});

it('makes a connection', () => {
  browserThat(() => true);
  expect(makeConnection({})).toBeInstanceOf(RTCPeerConnection);
  expect(connectionsRefused.current).toBe(false);
});

it('tells a browser that makes none', () => {
  browserThat(() => false);
  expect(() => makeConnection({})).toThrow('refused');
  expect(connectionsRefused.current).toBe(true);
});

it('does not take a configuration that is wrong for it', () => {
  browserThat((configuration) => configuration === undefined);
  expect(() => makeConnection({ iceServers: [{ urls: 'nonsense' }] })).toThrow('refused');
  expect(connectionsRefused.current).toBe(false);
});
