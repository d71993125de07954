import { CandidateQueue } from '../../../../lib/call/link/candidate-queue';
import { standIn } from '../../../fakes/stand-in';

const candidate = (name: string, usernameFragment: string | null) => ({
  candidate: name,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment,
});

const description = (fragment: string) =>
  standIn<RTCSessionDescription>({ sdp: `v=0\r\na=ice-ufrag:${fragment}\r\n` });

const namesOf = (candidates: { candidate: string }[]) => candidates.map((one) => one.candidate);

it('holds candidates until the description comes that they belong to', () => {
  const queue = new CandidateQueue();
  queue.hold(candidate('a', 'first'));
  queue.hold(candidate('b', 'second'));
  queue.hold(candidate('c', 'first'));
  expect(namesOf(queue.release(description('first')))).toEqual(['a', 'c']);
  expect(namesOf(queue.release(description('second')))).toEqual(['b']);
  expect(queue.release(description('second'))).toEqual([]);
});

it('forgets those that belonged to neither of two descriptions', () => {
  const queue = new CandidateQueue();
  queue.hold(candidate('a', 'lost'));
  queue.release(description('first'));
  queue.release(description('second'));
  expect(queue.release(description('lost'))).toEqual([]);
});

it('keeps the latest when there are too many, of whatever generation', () => {
  const queue = new CandidateQueue();
  for (let count = 0; count < 200; count++) queue.hold(candidate(`old ${String(count)}`, 'old'));
  for (let count = 0; count < 20; count++) queue.hold(candidate(`new ${String(count)}`, 'new'));
  expect(queue.release(description('new'))).toHaveLength(20);
  const flooded = new CandidateQueue();
  for (let count = 0; count < 1_000; count++) flooded.hold(candidate(String(count), 'new'));
  const kept = namesOf(flooded.release(description('new')));
  expect(kept).toHaveLength(200);
  expect(kept.at(-1)).toBe('999');
});
