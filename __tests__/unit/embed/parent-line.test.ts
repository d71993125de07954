import { emptyEmbedState } from '../../../lib/embed/embed-state';
import { ParentLine } from '../../../lib/embed/parent-line';

const HOST = 'https://www.example.org';

function setUp() {
  const parent = { postMessage: jest.fn() };
  const clock = { nowMs: 0 };
  const line = new ParentLine({
    parent,
    ancestors: [HOST],
    ownOrigin: 'https://call.example',
    now: () => clock.nowMs,
  });
  const commands = jest.fn();
  line.serve(commands);
  const from = (data: unknown, origin = HOST, source: unknown = parent) =>
    line.receive({ source, origin, data });
  return { parent, clock, line, commands, from };
}

const hello = { tertulia: 1, command: 'hello' };
const join = { tertulia: 1, command: 'join' };

it('says nothing before it was greeted, then how things stand, to that origin alone', () => {
  const { parent, line, from } = setUp();
  line.show({ ...emptyEmbedState, place: 'call', people: 3 });
  expect(parent.postMessage).not.toHaveBeenCalled();
  from(hello);
  expect(parent.postMessage.mock.calls).toEqual([
    [{ tertulia: 1, event: 'ready' }, HOST],
    [{ tertulia: 1, event: 'joined' }, HOST],
    [{ tertulia: 1, event: 'people', count: 3 }, HOST],
  ]);
  parent.postMessage.mockClear();
  line.show({ ...emptyEmbedState, place: 'call', people: 2 });
  expect(parent.postMessage.mock.calls).toEqual([
    [{ tertulia: 1, event: 'people', count: 2 }, HOST],
  ]);
});

it('carries out what the page around it asks for, until somebody else does', () => {
  const { line, commands, from } = setUp();
  from(join);
  expect(commands.mock.calls).toEqual([[join]]);
  const next = jest.fn();
  const end = line.serve(next);
  from(join);
  expect([commands.mock.calls.length, next.mock.calls.length]).toEqual([1, 1]);
  end();
  expect(() => from(join)).not.toThrow();
  expect(next).toHaveBeenCalledTimes(1);
});

it.each([
  ['another origin', 'https://evil.example', undefined],
  ['no origin', 'null', undefined],
  ['another window of an origin that may', HOST, { postMessage: jest.fn() }],
  ['itself', 'https://call.example', {}],
])('neither hears nor answers %s', (_, origin, source) => {
  const { parent, commands, from } = setUp();
  from(hello, origin, source ?? parent);
  from(join, origin, source ?? parent);
  expect(commands).not.toHaveBeenCalled();
  expect(parent.postMessage).not.toHaveBeenCalled();
});

it('ignores junk, and looks at so much of it a second only', () => {
  const { clock, commands, from } = setUp();
  for (const junk of [null, 'join', { tertulia: 1 }, { ...join, more: 1 }]) from(junk);
  expect(commands).not.toHaveBeenCalled();
  for (let count = 0; count < 1_000; count += 1) from(join);
  expect(commands).toHaveBeenCalledTimes(16);
  clock.nowMs += 1_000;
  for (let count = 0; count < 1_000; count += 1) from(join);
  expect(commands).toHaveBeenCalledTimes(21);
});

it('is not kept from hearing by those it does not hear', () => {
  const { commands, from } = setUp();
  for (let count = 0; count < 1_000; count += 1) from(join, 'https://evil.example');
  from(join);
  expect(commands).toHaveBeenCalledTimes(1);
});
