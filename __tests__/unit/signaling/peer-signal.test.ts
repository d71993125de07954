import * as fc from 'fast-check';
import { parseControlMessage, parsePeerSignal } from '../../../lib/signaling/peer-signal';

const facts = { name: 'Ana', microphone: true, camera: false, screen: false };
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
