import { useEffect } from 'react';
import type { Call } from '../../lib/call/call';
import type { History } from '../../lib/history/history';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';

/** Has the history take down what happens in the call and to this participant's devices. */
export function useCallHistory(history: History, call: Call, media: MediaSnapshot): void {
  useEffect(() => call.subscribe(() => history.followCall(call.getSnapshot())), [call, history]);
  useEffect(() => history.followMedia(media), [history, media]);
}
