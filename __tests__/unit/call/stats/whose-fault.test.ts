import { whoseFault } from '../../../../lib/call/stats/whose-fault';
import type { LinkMark } from '../../../../lib/call/stats/link-mark';
import type { PeerId } from '../../../../lib/signaling/identifiers';
import { standIn } from '../../../fakes/stand-in';

const marks: Record<string, LinkMark | null> = {
  '-': null,
  g: { grade: 'good', weak: null },
  l: { grade: 'fair', weak: 'line' },
  d: { grade: 'poor', weak: 'device' },
};

/** One letter for each of the others; in brackets who sends nothing. */
const faults = (letters: string, strained = false) => {
  const peers = (letters.match(/\(.\)|./g) ?? []).map((letter, index) => {
    const isOn = letter.length === 1;
    return {
      id: standIn<PeerId>(`peer ${index}`),
      mark: marks[letter.replace(/[()]/g, '')] ?? null,
      facts: { microphone: isOn, camera: isOn, screen: false },
    };
  });
  return [...whoseFault(peers, strained).values()];
};

describe('whose line or machine it is', () => {
  it.each([
    ['nobody is there', '', []],
    ['nothing is known', '--', []],
    ['all is well', 'gg', ['none', 'none']],
    ['one of several comes badly', 'lgg', ['theirLine', 'none', 'none']],
    ['one has few frames', 'gdg', ['none', 'theirDevice', 'none']],
    ['two of three come badly', 'ldg', ['theirLine', 'theirDevice', 'none']],
    ['all come badly', 'lll', ['ownLine', 'ownLine', 'ownLine']],
    ['all do, some by their frames alone', 'ldd', ['ownLine', 'ownLine', 'ownLine']],
    ['all have few frames', 'dd', ['ownDevice', 'ownDevice']],
    ['the only one comes badly', 'l', ['between']],
    ['the only one has few frames', 'd', ['theirDevice']],
    ['the only one that is known does', 'l-', ['between']],
    ['the only one that sends anything does', 'l(g)', ['between', 'none']],
    ['all who send anything do', 'ld(g)', ['ownLine', 'ownLine', 'none']],
    ['one of several who send does', 'lg(g)', ['theirLine', 'none', 'none']],
    ['the way is long to all, who send nothing', '(l)(l)', ['ownLine', 'ownLine']],
  ])('when %s', (_what, letters, expected) => {
    expect(faults(letters)).toEqual(expected);
  });

  it('is this machine where it has too much to do', () => {
    expect(faults('ldg', true)).toEqual(['ownDevice', 'ownDevice', 'none']);
  });
});
