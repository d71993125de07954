import { screen, within } from '@testing-library/react';
import { AtDoor } from '../../../components/room/AtDoor';
import { RoomFull } from '../../../components/room/RoomFull';
import { CheckOutcome } from '../../../components/check/CheckOutcome';
import { DeviceProblems } from '../../../components/devices/DeviceProblems';
import { PhraseCard } from '../../../components/privacy/PhraseCard';
import { LiveRegion } from '../../../components/ui/LiveRegion';
import { PassingNews } from '../../../components/ui/PassingNews';
import { TileStatus } from '../../../components/stage/TileStatus';
import { untouched } from '../../../lib/check/check-snapshot';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, peerOf } from './fixtures';
import { renderIn } from './render-in';

beforeEach(() => stubBrowserMedia());

const noop = () => undefined;
const knocking = { status: 'atDoor', reason: 'locked', hostAway: false } as const;
const door = { name: 'Ana', serverConnected: true, camera: null, onKnock: noop, onGiveUp: noop };
const full = { capacity: 5, onWait: noop, onStopWaiting: noop };
const card = { peers: [], onVerified: noop };
const blocked = peerOf(1, { link: { status: 'blocked', cause: 'here' } });

it.each([
  [
    'a knock',
    <AtDoor key="0" {...door} place={{ ...knocking, knocked: false }} />,
    <AtDoor key="0" {...door} place={{ ...knocking, knocked: true }} />,
    /You have knocked/,
  ],
  [
    'a place in the queue',
    <RoomFull key="1" {...full} position={null} />,
    <RoomFull key="1" {...full} position={2} />,
    /number 2 in the queue/,
  ],
  [
    'a device that fails',
    <DeviceProblems key="2" media={mediaOf()} local={fakeVerbs()} />,
    <DeviceProblems
      key="2"
      media={mediaOf({ camera: { status: 'failed', problem: 'denied' } })}
      local={fakeVerbs()}
    />,
    /does not let this page use the camera/,
  ],
  [
    'a verdict',
    <CheckOutcome key="3" snapshot={untouched} />,
    <CheckOutcome key="3" snapshot={{ ...untouched, phase: 'done' }} />,
    /Direct calls|Whether calls work|neither direct calls/,
  ],
  [
    'words that are being made',
    <PhraseCard key="4" {...card} phrase={{ status: 'none' }} />,
    <PhraseCard key="4" {...card} phrase={{ status: 'pending' }} />,
    /The words are being made/,
  ],
  [
    'a link that is blocked',
    <TileStatus key="5" peer={peerOf(1)} name="Ben" mark={null} onRetry={noop} />,
    <TileStatus key="5" peer={blocked} name="Ben" mark={null} onRetry={noop} />,
    /Your network blocks the call with Ben/,
  ],
  [
    'news',
    <LiveRegion key="6">
      <PassingNews words="" turn={0} onOver={noop} />
    </LiveRegion>,
    <LiveRegion key="6">
      <PassingNews words="It is so." turn={1} onOver={noop} />
    </LiveRegion>,
    /It is so/,
  ],
])('%s is told where something was listened to before', (_, before, after, words) => {
  const { show } = renderIn('en', before);
  const region = screen.getByRole('status');
  show(after);
  expect(within(region).getByText(words)).toBeTruthy();
  expect(region.isConnected).toBe(true);
  expect(region.getAttribute('aria-live')).toBe('polite');
});

it('says the same news again', () => {
  const news = (turn: number) => <PassingNews words="Ana is the host." turn={turn} onOver={noop} />;
  const { show } = renderIn('en', news(1));
  const before = screen.getByText('Ana is the host.');
  show(news(2));
  expect(screen.getByText('Ana is the host.')).not.toBe(before);
});
