import type { SignalingChannel, SignalingHandlers } from '../../../lib/line/signaling-channel';
import { askOnOwnSocket } from '../../../lib/check/ask-on-own-socket';

function fakeChannel() {
  const said: string[] = [];
  let handlers: SignalingHandlers | null = null;
  const channel: SignalingChannel = {
    open: (given) => void (handlers = given),
    send(event, ...message) {
      said.push([event, ...message.map((part) => JSON.stringify(part))].join(' '));
      return true;
    },
    renew: () => void said.push('(renewed)'),
    close: () => void said.push('(closed)'),
    closeAfterLeaving: () => void said.push('(closed after leaving)'),
  };
  return { said, channel, server: () => handlers };
}

it('asks when it is connected, and closes the socket with the answer', async () => {
  const { said, channel, server } = fakeChannel();
  const asked = askOnOwnSocket(new AbortController().signal, channel, '');
  expect(said).toEqual([]);
  server()?.connected();
  server()?.ice_servers({ iceServers: [{ urls: ['turn:h:1'] }] });
  expect(await asked).toEqual({ iceServers: [{ urls: ['turn:h:1'] }] });
  expect(said).toEqual(['request_ice_servers', '(closed)']);
});

it('says what the server wants to hear before it opens rooms', () => {
  const { said, channel, server } = fakeChannel();
  void askOnOwnSocket(new AbortController().signal, channel, 'sesame');
  server()?.connected();
  expect(said).toEqual(['request_ice_servers {"access":"sesame"}']);
});

it('closes the socket when it is told to stop', () => {
  const { said, channel } = fakeChannel();
  const abort = new AbortController();
  void askOnOwnSocket(abort.signal, channel);
  abort.abort();
  expect(said).toEqual(['(closed)']);
});
