import type { ComponentProps } from 'react';
import { Lobby } from '../../../components/lobby/Lobby';
import type { ServerPassword } from '../../../hooks/room/use-server-password';
import type { CallSnapshot } from '../../../lib/call/call-snapshot';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import { fakeVerbs } from './fake-verbs';
import { accesses, mediaOf, room, snapshotOf } from './fixtures';

const noPassword: ServerPassword = {
  text: '',
  setText: jest.fn(),
  asked: false,
  passOver: false,
  denied: false,
  remember: jest.fn(),
};

/** The lobby of somebody who has typed no name. Nothing comes of what is asked for there. */
export function lobbyOf(
  media: Partial<MediaSnapshot> = {},
  snapshot: Partial<CallSnapshot> = {},
  props: Partial<ComponentProps<typeof Lobby>> = {},
) {
  return (
    <Lobby
      room={room}
      access={accesses.link}
      onPassphrase={jest.fn()}
      snapshot={snapshotOf({ call: { status: 'lobby' }, ...snapshot })}
      media={mediaOf(media)}
      local={fakeVerbs()}
      name=""
      onName={jest.fn()}
      addressHidden={false}
      onHideAddress={jest.fn()}
      connectsBefore
      onConnectBefore={jest.fn()}
      password={noPassword}
      askIceServers={undefined}
      onJoin={jest.fn()}
      {...props}
    />
  );
}
