import { roomMark } from '../../lib/rooms/room-mark';
import type { RoomId } from '../../lib/signaling/identifiers';
import { standIn } from '../fakes/stand-in';
import { eventually } from '../support/eventually';
import { haproxyObstacle } from '../support/haproxy-obstacle';
import { Balancer } from './support/balancer';

const obstacle = haproxyObstacle();
const isSkipped = obstacle !== null && process.env.REQUIRE_NETWORK_TESTS !== '1';
if (isSkipped) console.warn(`deploy/haproxy.cfg is not tested: ${obstacle}.`);

const marks = Array.from({ length: 60 }, (_, number) =>
  roomMark(standIn<RoomId>(`sala-${String(number)}`)),
);

(isSkipped ? describe.skip : describe)('deploy/haproxy.cfg', () => {
  let balancer: Balancer;
  beforeAll(async () => {
    balancer = await Balancer.start();
    await eventually('it answers', async () => (await balancer.ask('/')) !== null);
  });
  afterAll(() => balancer.close());

  const nodeFor = async (mark: string, path = '/socket.io/?EIO=4&transport=polling') =>
    (await balancer.ask(`${path}&r=${mark}`))?.node;

  it('brings a room to one node, over polling and WebSockets alike, and rooms to all nodes', async () => {
    const first = await Promise.all(marks.map((mark) => nodeFor(mark)));
    const again = await Promise.all(
      marks.map((mark) => nodeFor(mark, '/socket.io/?EIO=4&transport=websocket&sid=x')),
    );
    expect(again).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['node1', 'node2', 'node3']));
  });

  it('gives what is about no room to one after the other', async () => {
    const asked = await Promise.all(marks.map(() => balancer.ask('/')));
    expect(new Set(asked.map((answer) => answer?.node)).size).toBe(3);
  });

  it('tells nodes the address that it sees itself, and that the page came over https', async () => {
    const answer = await balancer.ask('/', { 'x-forwarded-for': '203.0.113.9' });
    expect(answer?.headers).toMatchObject({
      host: 'site',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'site',
    });
  });

  it('moves only the rooms of a node that may not keep any, and goes on when none may', async () => {
    const before = await Promise.all(marks.map((mark) => nodeFor(mark)));
    const [one] = balancer.nodes;
    if (!one) throw new Error('There is no node');
    one.isReady = false;
    const ofOne = marks.filter((_, index) => before[index] === one.name);
    await eventually('its rooms have moved', async () => {
      const now = await Promise.all(ofOne.map((mark) => nodeFor(mark)));
      return !now.includes(one.name);
    });
    const rest = marks.filter((_, index) => before[index] !== one.name);
    expect(await Promise.all(rest.map((mark) => nodeFor(mark)))).toEqual(
      before.filter((name) => name !== one.name),
    );

    for (const node of balancer.nodes) node.isReady = false;
    await eventually('rooms are where they were', async () => {
      const now = await Promise.all(marks.map((mark) => nodeFor(mark)));
      return now.every((name, index) => name === before[index]);
    });
  });
});
