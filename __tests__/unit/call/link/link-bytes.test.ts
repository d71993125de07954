import { LinkBytes } from '../../../../lib/call/link/link-bytes';
import { standIn } from '../../../fakes/stand-in';

/** A data channel, as far as bytes need one. */
class FakeChannel {
  protocol = 'id';
  label = 'bytes';
  ordered = true;
  readyState: RTCDataChannelState = 'open';
  binaryType = 'blob';
  bufferedAmount = 7;
  bufferedAmountLowThreshold = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onbufferedamountlow: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly send = jest.fn();
  readonly close = jest.fn(() => this.onclose?.());
}

const connected = standIn<RTCPeerConnection>({ sctp: { maxMessageSize: 100_000 } });

const accept = (channel: FakeChannel, connection = connected) =>
  LinkBytes.accept(connection, standIn<RTCDataChannel>(channel));

const user = () => ({
  opened: jest.fn(),
  drained: jest.fn(),
  received: jest.fn(),
  closed: jest.fn(),
});

it('takes what is labelled as bytes and comes in order, and nothing else', () => {
  expect(accept(new FakeChannel())?.name).toBe('id');
  expect(accept(Object.assign(new FakeChannel(), { label: 'other' }))).toBeNull();
  expect(accept(Object.assign(new FakeChannel(), { ordered: false }))).toBeNull();
});

it('tells of bytes, and passes over texts', async () => {
  const channel = new FakeChannel();
  const bytes = accept(channel);
  const told = user();
  bytes?.use(told);
  await Promise.resolve();
  expect(told.opened).toHaveBeenCalledTimes(1);
  expect(channel.binaryType).toBe('arraybuffer');
  channel.onmessage?.({ data: 'text' });
  channel.onmessage?.({ data: Uint8Array.of(1, 2).buffer });
  expect(told.received.mock.calls).toEqual([[Uint8Array.of(1, 2)]]);
  channel.onbufferedamountlow?.();
  expect(told.drained).toHaveBeenCalledTimes(1);
  expect(bytes?.waiting).toBe(7);
});

it('tells of an end that the other side made, and not of its own', () => {
  const told = user();
  const [one, other] = [new FakeChannel(), new FakeChannel()];
  accept(one)?.use(told);
  one.onclose?.();
  expect(told.closed).toHaveBeenCalledTimes(1);
  const bytes = accept(other);
  bytes?.use(told);
  bytes?.close();
  expect(other.close).toHaveBeenCalled();
  expect(told.closed).toHaveBeenCalledTimes(1);
});

it('knows how long a message may be, also where nobody says', () => {
  expect(accept(new FakeChannel())?.maxMessageBytes).toBe(100_000);
  const silent = standIn<RTCPeerConnection>({ sctp: null });
  expect(accept(new FakeChannel(), silent)?.maxMessageBytes).toBe(65_536);
});

it('sends while it is open only', () => {
  const channel = new FakeChannel();
  const bytes = accept(channel);
  expect(bytes?.send(Uint8Array.of(1))).toBe(true);
  channel.readyState = 'closing';
  expect(bytes?.send(Uint8Array.of(2))).toBe(false);
  expect(channel.send).toHaveBeenCalledTimes(1);
});

it('opens none on a connection that is closed', () => {
  const connection = standIn<RTCPeerConnection>({ signalingState: 'closed' });
  expect(LinkBytes.open(connection, 'id')).toBeNull();
});
