import type { CallSnapshot, PeerView } from '../../../lib/call/call-snapshot';
import { History } from '../../../lib/history/history';
import { technicalLog } from '../../../lib/history/technical-log';
import { timelineOf } from '../../../lib/history/timeline';
import { factsOf } from '../../fakes/facts';
import { mediaOf, peerOf, snapshotOf } from '../components/fixtures';

/** A history, and a clock that begins at zero. */
function world() {
  let nowMs = 0;
  const history = new History(() => nowMs);
  return {
    history,
    /** What is so from that second on. */
    at(second: number, change: Partial<CallSnapshot>) {
      nowMs = second * 1_000;
      history.followCall(snapshotOf(change));
    },
    setClock(second: number) {
      nowMs = second * 1_000;
    },
    /** What a person would tell: the second, what, the last digit of whom, for how many seconds. */
    told: () =>
      timelineOf(history.getSnapshot().spans).map(
        ({ atMs, kind, who, lastedMs }) =>
          `${String(atMs / 1_000)} ${kind} ${who?.slice(-1) ?? '-'} ${
            lastedMs === null ? 'lasts' : String(lastedMs / 1_000)
          }`,
      ),
  };
}

const lost = (index: number, change: Partial<PeerView> = {}) =>
  peerOf(index, { link: { status: 'reconnecting' }, ...change });
const moved = (index: number, networkChanges: number) =>
  factsOf(`Person ${String(index)}`, { networkChanges });

describe('History', () => {
  it('takes nothing down outside of a call', () => {
    const { history, at } = world();
    const changed = jest.fn();
    history.subscribe(changed);
    at(0, { call: { status: 'lobby' }, serverConnected: false });
    expect(history.getSnapshot().spans).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
  });

  it('tells who came, who went, and for how long nothing came from there', () => {
    const { at, told } = world();
    at(0, {});
    at(2, { peers: [peerOf(1)] });
    at(5, { peers: [lost(1)] });
    at(9, { peers: [peerOf(1), peerOf(2)] });
    at(20, { peers: [peerOf(2)] });
    at(30, { call: { status: 'left' } });
    expect(told()).toEqual([
      '0 wentIn - 0',
      '2 came 1 0',
      '5 gap 1 4',
      '9 came 2 0',
      '20 went 1 0',
      '30 left - 0',
    ]);
  });

  it.each([
    [
      'during the gap',
      [lost(1), lost(1, { facts: moved(1, 1) }), peerOf(1, { facts: moved(1, 1) })],
    ],
    [
      'just before it',
      [peerOf(1, { facts: moved(1, 1) }), lost(1, { facts: moved(1, 1) }), peerOf(1)],
    ],
  ])('tells that somebody else changed network, learned %s', (_, [first, second, third]) => {
    const { at, told } = world();
    at(0, { peers: [peerOf(1), peerOf(2)] });
    if (!first || !second || !third) throw new Error('three states');
    at(5, { peers: [first, peerOf(2)] });
    at(6, { peers: [second, peerOf(2)] });
    at(9, { peers: [third, peerOf(2)] });
    const gapMs = first.link.status === 'reconnecting' ? 4 : 3;
    expect(told().filter((line) => /network|gap/.test(line))).toEqual([
      `${gapMs === 4 ? '6' : '5'} network 1 ${String(gapMs)}`,
    ]);
  });

  it('tells of a change of network here once, with the longest gap that it made', () => {
    const { at, told } = world();
    at(0, { peers: [peerOf(1), peerOf(2)] });
    at(5, { peers: [lost(1), lost(2)], networkChanges: 1 });
    at(7, { peers: [peerOf(1), lost(2)], networkChanges: 1 });
    expect(told()).toContain('5 network - lasts');
    at(9, { peers: [peerOf(1), peerOf(2)], networkChanges: 1 });
    expect(told()).toContain('5 network - 4');
    expect(told().join()).not.toContain('gap');
    at(60, { peers: [lost(1), peerOf(2)], networkChanges: 1 });
    expect(told()).toContain('60 gap 1 lasts');
  });

  it('tells nothing of changes of network from before', () => {
    const { at, told } = world();
    at(0, { peers: [peerOf(1, { facts: moved(1, 3) })], networkChanges: 2 });
    expect(told().join()).not.toContain('network');
  });

  it('tells of the server, of screens, of interrupted devices, and of others apart', () => {
    const { history, at, setClock, told } = world();
    const [one, two] = [peerOf(1), peerOf(2)];
    at(0, { peers: [one, two] });
    at(1, { peers: [one, two], serverConnected: false, unreached: [[one.id, two.id]] });
    const facts = factsOf('Person 1', { screen: true, interrupted: ['camera'] });
    at(3, { peers: [peerOf(1, { facts }), two] });
    setClock(4);
    history.followMedia(mediaOf({ interrupted: ['microphone'] }));
    at(8, { peers: [one, two] });
    expect(told()).toEqual(
      expect.arrayContaining([
        '1 serverAway - 2',
        '1 apart 1 2',
        '3 sharing 1 5',
        '3 interrupted 1 5',
        '4 interrupted - lasts',
      ]),
    );
  });

  it('tells of weak spells, and whose line or device it was', () => {
    const { history, at, told } = world();
    const bad = { grade: 'poor', weak: 'line' } as const;
    at(0, { peers: [peerOf(1), peerOf(2)] });
    at(3, {
      peers: [peerOf(1, { mark: bad }), peerOf(2, { mark: { grade: 'good', weak: null } })],
    });
    at(5, { peers: [peerOf(1, { mark: bad }), peerOf(2, { mark: bad })] });
    at(9, { peers: [peerOf(1), peerOf(2, { mark: { grade: 'fair', weak: 'line' } })] });
    expect(told().slice(3)).toEqual(['3 weak 1 2', '5 weak - 4']);
    const spells = history.getSnapshot().spans.filter(({ kind }) => kind === 'weak');
    expect(spells.map(({ detail }) => detail)).toEqual(['theirLine', 'ownLine']);
  });

  it('tells when a line carries sound only', () => {
    const { at, told } = world();
    const { sending } = snapshotOf({});
    at(0, { peers: [peerOf(1)] });
    at(2, { peers: [peerOf(1, { resting: 'line' })] });
    at(4, { peers: [peerOf(1)], sending: { ...sending, resting: true } });
    at(7, { peers: [peerOf(1, { resting: 'choice' })] });
    expect(told().slice(2)).toEqual(['2 soundOnly 1 2', '4 soundOnly - 3']);
  });

  it('is not confused by a clock that is set back', () => {
    const { at, told } = world();
    at(100, { peers: [peerOf(1)] });
    at(101, { peers: [lost(1)] });
    at(50, { peers: [peerOf(1)] });
    expect(told()).toContain('101 gap 1 0');
  });

  it('forgets what was over first, and never what lasts', () => {
    const { history, at } = world();
    at(0, { peers: [peerOf(1)] });
    for (let second = 1; second < 3_000; second += 2) {
      at(second, { peers: [peerOf(1)], serverConnected: false });
      at(second + 1, { peers: [peerOf(1)] });
    }
    const { spans } = history.getSnapshot();
    expect(spans).toHaveLength(1_000);
    expect(spans.filter(({ toMs }) => toMs === null).map(({ kind }) => kind)).toEqual([
      'inCall',
      'present',
      'link',
    ]);
  });
});

describe('technicalLog', () => {
  it('tells links and errors, and neither names nor ids', () => {
    const { history, at } = world();
    const facts = factsOf('Ana Ruiz');
    const path = { kind: 'relayed', transport: 'tcp' } as const;
    const there = peerOf(1, { facts, link: { status: 'connected', path } });
    at(10, { peers: [there, peerOf(2)], unreached: [[there.id, peerOf(2).id]] });
    history.noteError(new TypeError('Ana Ruiz at 192.0.2.7'));
    at(12.5, { peers: [lost(1, { facts })] });
    const log = technicalLog(history.getSnapshot()).join('\n');
    expect(log).toContain('0.000 s     2.500 s  person 1  link  connected, relayed, tcp');
    expect(log).toContain('2.500 s       lasts  person 1  link  reconnecting');
    expect(log).toContain('person 1  apart  person 2');
    expect(log).toContain('-  error  TypeError');
    expect(log).not.toMatch(/Ana|Person|peer0|192/);
  });
});
