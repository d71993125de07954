import * as fc from 'fast-check';
import { factsKind } from '../../../lib/call/messages/facts';
import { forwardKind } from '../../../lib/call/messages/forward';
import { goodbyeKind } from '../../../lib/call/messages/goodbye';
import { linksKind } from '../../../lib/call/messages/links';
import { muteRequestKind } from '../../../lib/call/messages/mute-request';
import { phraseKind } from '../../../lib/phrase/phrase-message';
import { readMessage } from '../../../lib/signaling/message-kind';
import { parsePeerSignal, signalKind } from '../../../lib/signaling/peer-signal';
import { factsOf } from '../../fakes/facts';

const kinds = [
  signalKind,
  factsKind,
  linksKind,
  forwardKind,
  phraseKind,
  muteRequestKind,
  goodbyeKind,
];

/** As the control channel takes it. */
function parseControlMessage(data: unknown): unknown {
  const message = readMessage(data);
  const kind = kinds.find(({ types }) => types.some((type) => type === message?.type));
  return kind?.parse(message) ?? null;
}

const facts = factsOf('Ana', { interrupted: ['camera'], networkChanges: 2 });
const offer = { type: 'offer', attempt: 1, sdp: 'v=0', tracks: { '0': 'camera' }, facts };
const candidate = {
  type: 'candidate',
  attempt: 3,
  candidate: { candidate: '', sdpMid: null, sdpMLineIndex: null, usernameFragment: null },
};

describe('parsePeerSignal', () => {
  it.each([offer, { ...offer, type: 'answer' }, candidate])('takes %j', (signal) => {
    expect(parsePeerSignal(JSON.stringify(signal))).toEqual(signal);
  });

  it('takes facts of a page that tells less', () => {
    const { name, microphone, camera: sends, screen } = facts;
    const said = { ...offer, facts: { name, microphone, camera: sends, screen } };
    const untold = { ...facts, interrupted: [], networkChanges: 0 };
    expect(parsePeerSignal(JSON.stringify(said))).toEqual({ ...offer, facts: untold });
  });

  it.each([
    { ...offer, attempt: 0 },
    { ...offer, attempt: 1.5 },
    { ...offer, attempt: '1' },
    { ...offer, type: 'rollback' },
    { ...offer, sdp: 'x'.repeat(50_001) },
    { ...offer, tracks: { '0': 'spy' } },
    { ...offer, tracks: null },
    { ...offer, facts: { ...facts, name: 'x'.repeat(61) } },
    { ...offer, facts: { ...facts, camera: 'yes' } },
    { ...offer, facts: { ...facts, interrupted: ['screen'] } },
    { ...offer, facts: { ...facts, networkChanges: -1 } },
    { ...candidate, candidate: 'candidate:1' },
    { type: 'goodbye' },
    null,
    7,
  ])('refuses %j', (signal) => {
    expect(parsePeerSignal(JSON.stringify(signal))).toBeNull();
  });

  it('cleans the name, so that nobody dresses up as somebody else', () => {
    const said = { ...offer, facts: { ...facts, name: ' \u202eanA\u0000  Ruiz ' } };
    expect(parsePeerSignal(JSON.stringify(said))).toMatchObject({ facts: { name: 'anA Ruiz' } });
  });

  it('drops what it does not know, and no key reaches a prototype', () => {
    const text = '{"type":"goodbye","extra":1,"__proto__":{"polluted":true}}';
    expect(parseControlMessage(text)).toEqual({ type: 'goodbye' });
    const tracks = '{"__proto__":"camera","constructor":"camera","0":"camera"}';
    const parsed = parsePeerSignal(JSON.stringify(offer).replace('{"0":"camera"}', tracks));
    expect(parsed).not.toBeNull();
    expect(Object.getPrototypeOf(parsed?.type === 'offer' ? parsed.tracks : null)).toBe(
      Object.prototype,
    );
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (payload) => {
        parsePeerSignal(payload);
        parseControlMessage(payload);
      }),
    );
  });
});

describe('the steps to a phrase', () => {
  const digest = '0123456789abcdef'.repeat(4);
  const nonce = digest.slice(32);
  const commit = { type: 'phraseCommit', set: digest, commitment: digest };
  const reveal = { type: 'phraseReveal', set: digest, nonce };
  const verified = { type: 'verified', set: digest, verified: true };

  it.each([commit, reveal, verified, { ...verified, verified: false }])(
    'takes %j over the control channel only',
    (message) => {
      expect(parseControlMessage(JSON.stringify(message))).toEqual(message);
      expect(parsePeerSignal(JSON.stringify(message))).toBeNull();
    },
  );

  it.each([
    { ...commit, set: digest.slice(1) },
    { ...commit, set: `${digest}0` },
    { ...commit, set: digest.toUpperCase() },
    { ...commit, commitment: nonce },
    { ...commit, commitment: undefined },
    { ...commit, commitment: [digest] },
    { ...reveal, nonce: digest },
    { ...reveal, nonce: nonce.slice(1) },
    { ...reveal, nonce: `${nonce.slice(1)}g` },
    { ...reveal, nonce: `${nonce.slice(1)}\n` },
    { ...verified, set: '' },
    { ...verified, verified: 'yes' },
  ])('refuses %j', (message) => {
    expect(parseControlMessage(JSON.stringify(message))).toBeNull();
  });
});

describe('what keeps a room together without the server', () => {
  const id = 'abcdefghijklmnop';
  const session = 'ABCDEFGHIJKLMNOPQRSTUV';
  const links = { type: 'links', up: [{ id, session: '' }] };
  const forward = { type: 'forward', from: id, to: id, payload: 'sealed' };

  it.each([links, { ...links, up: [] }, forward])(
    'takes %j over the control channel only',
    (message) => {
      expect(parseControlMessage(JSON.stringify(message))).toEqual(message);
      expect(parsePeerSignal(JSON.stringify(message))).toBeNull();
    },
  );

  it('takes a request for the next step over every road', () => {
    const message = JSON.stringify({ type: 'restartRequest', attempt: 3 });
    for (const parse of [parsePeerSignal, parseControlMessage]) {
      expect(parse(message)).toEqual({ type: 'restartRequest', attempt: 3 });
    }
  });

  it.each([
    { ...links, up: [id] },
    { ...links, up: [{ id }] },
    { ...links, up: [{ id: `${id}q`, session }] },
    { ...links, up: Array.from({ length: 6 }, () => ({ id, session: '' })) },
    { ...forward, to: '' },
    { ...forward, from: undefined },
    { ...forward, payload: 'x'.repeat(60 * 1024 + 1) },
    { type: 'restartRequest', attempt: 0 },
    { type: 'restartRequest' },
  ])('refuses %#', (message) => {
    expect(parseControlMessage(JSON.stringify(message))).toBeNull();
  });
});
