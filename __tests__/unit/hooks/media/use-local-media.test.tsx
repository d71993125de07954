import { act, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { useLocalMedia } from '../../../../hooks/media/use-local-media';
import type { MediaEdges } from '../../../../lib/media/media-edges';
import { FakeMediaDevices, fakeDevice } from '../../../fakes/fake-media-devices';
import { fakeMediaEdges } from '../../../fakes/fake-media-edges';

function Probe({ edges }: { edges: MediaEdges }) {
  const { media, local } = useLocalMedia({ edges, muted: true });
  return (
    <button onClick={() => local.setMuted(!media.muted)}>
      {`${media.microphone.status} ${media.muted ? 'muted' : 'open'}`}
    </button>
  );
}

function world() {
  const devices = new FakeMediaDevices([fakeDevice('audioinput', 'mic')]);
  const edges = fakeMediaEdges({ mediaDevices: () => devices.asMediaDevices });
  return { devices, edges };
}

describe('useLocalMedia', () => {
  it('shows the devices and holds one of each, also when effects run twice', async () => {
    const { devices, edges } = world();
    render(<Probe edges={edges} />, { wrapper: StrictMode });
    await screen.findByText('on muted');
    expect(devices.live('audio')).toHaveLength(1);
    act(() => screen.getByRole('button').click());
    expect(screen.getByRole('button').textContent).toBe('on open');
  });

  it('releases everything when the component goes', async () => {
    const { devices, edges } = world();
    const { unmount } = render(<Probe edges={edges} />);
    await screen.findByText('on muted');
    unmount();
    expect(devices.live('audio')).toEqual([]);
  });

  it('draws on the server without touching any device', () => {
    const { devices, edges } = world();
    expect(renderToString(<Probe edges={edges} />)).toContain('starting open');
    expect(devices.requests).toEqual([]);
  });
});
