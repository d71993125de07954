import type { LinkFigures, ReceivedFigures, SentFigures } from '../../lib/call/stats/link-figures';

/** A microphone that is spoken into, and loses nothing. */
export function soundOf(change: Partial<ReceivedFigures> = {}): ReceivedFigures {
  return {
    bitrate: 32_000,
    loss: 0,
    jitterMs: 4,
    width: null,
    height: null,
    frameRate: 0,
    decodeShare: 0.05,
    frozen: 0,
    concealed: 0,
    codec: 'opus',
    ...change,
  };
}

/** A camera that nothing is in the way of. */
export function pictureOf(change: Partial<ReceivedFigures> = {}): ReceivedFigures {
  const picture = { bitrate: 700_000, width: 640, height: 360, frameRate: 24, codec: 'VP9' };
  return soundOf({ ...picture, ...change });
}

export function sentPictureOf(change: Partial<SentFigures> = {}): SentFigures {
  return {
    bitrate: 650_000,
    targetBitrate: 700_000,
    width: 640,
    height: 360,
    frameRate: 25,
    encodeShare: 0.2,
    limitedBy: 'none',
    codec: 'VP9',
    ...change,
  };
}

/** One look at a link over which all is well. */
export function figuresOf(change: Partial<LinkFigures> = {}): LinkFigures {
  return {
    atMs: 1_000,
    sentBitrate: 690_000,
    receivedBitrate: 740_000,
    pair: 'pair',
    network: '203.0.113.1',
    availableBitrate: null,
    roundTripMs: 20,
    sentLoss: 0,
    sent: new Map([['camera', sentPictureOf()]]),
    received: new Map([
      ['microphone', soundOf()],
      ['camera', pictureOf()],
    ]),
    ...change,
  };
}
