import { ControlRoad } from '../../../../lib/call/link/control-road';
import type { PeerSignal } from '../../../../lib/signaling/peer-signal';
import { signalKind } from '../../../../lib/signaling/peer-signal';
import { FakeDataChannel } from '../../../fakes/fake-data-channel';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

const signal: PeerSignal = { type: 'restartRequest', attempt: 1 };

/** One end of a connection that is up, and what is said at the other end of its control channel. */
function world() {
  const channels = new Map<string, FakeDataChannel>();
  const connection = {
    connectionState: 'connected',
    createDataChannel: (label: string) => {
      const channel = new FakeDataChannel();
      channels.set(label, channel);
      return channel;
    },
  };
  const events = {
    isOtherRoad: jest.fn(() => true),
    sendAround: jest.fn(),
    onMessage: jest.fn(),
    onBeat: jest.fn(),
    onOpen: jest.fn(),
    onClose: jest.fn(),
  };
  const road = new ControlRoad({ ...events, connection: standIn<RTCPeerConnection>(connection) });
  const said: string[] = [];
  const far = new Map(
    [...channels].map(([label, channel]) => {
      const partner = new FakeDataChannel();
      partner.onmessage = ({ data }) => said.push(data);
      partner.open(channel);
      return [label, partner];
    }),
  );
  const open = () => {
    for (const [label, channel] of channels) channel.open(standIn(far.get(label)));
  };
  return {
    road,
    connection,
    events,
    said,
    far,
    open,
    close: () => channels.get('control')?.close(),
  };
}

it('takes signals as soon as it is open, and sends them around before', async () => {
  const { road, events, said, open } = world();
  road.send(signal);
  expect(events.sendAround.mock.calls).toEqual([[signal]]);
  expect(road.canTell).toBe(false);

  open();
  expect(events.onOpen).toHaveBeenCalledTimes(1);
  expect(road.canTell).toBe(true);
  road.send(signal);
  await settled();

  expect(said).toEqual([signalKind.write(signal)]);
  expect(events.sendAround).toHaveBeenCalledTimes(1);
});

it.each(['it is doubted', 'the connection is cut'])('sends around while %s', async (what) => {
  const { road, connection, events, said, open } = world();
  open();
  if (what === 'it is doubted') road.doubt(true);
  else connection.connectionState = 'disconnected';
  road.send(signal);
  await settled();
  expect(road.canTell).toBe(false);
  expect(said).toEqual([]);
  expect(events.sendAround).toHaveBeenCalledTimes(1);

  road.doubt(false);
  connection.connectionState = 'connected';
  expect(road.canTell).toBe(true);
});

it('takes them all the same where there is no other road', async () => {
  const { road, events, said, open } = world();
  open();
  road.doubt(true);
  events.isOtherRoad.mockReturnValue(false);
  road.send(signal);
  await settled();

  expect(said).toEqual([signalKind.write(signal)]);
  expect(events.sendAround).not.toHaveBeenCalled();
});

it('tells that it ended over there', () => {
  const { road, events, open, close } = world();
  open();
  expect(road.ended).toBe(false);
  close();

  expect(road.ended).toBe(true);
  expect(events.onClose).toHaveBeenCalledTimes(1);
  expect(road.tell('hello')).toBe(false);
});

it('tells of messages and beats, and of nothing once it is closed', async () => {
  const { road, events, far, open } = world();
  open();
  far.get('control')?.send('hello');
  far.get('beat')?.send('.');
  await settled();
  expect(events.onMessage.mock.calls).toEqual([['hello']]);
  expect(events.onBeat).toHaveBeenCalledTimes(1);

  road.close();
  far.get('control')?.send('too late');
  far.get('beat')?.send('.');
  await settled();
  road.send(signal);

  expect(events.onMessage).toHaveBeenCalledTimes(1);
  expect(events.onBeat).toHaveBeenCalledTimes(1);
  expect(events.sendAround).not.toHaveBeenCalled();
});
