import fc from 'fast-check';
import { bitrateOf } from '../../../../lib/call/media/allocation';
import { Budget } from '../../../../lib/call/media/budget';
import { encodingFor } from '../../../../lib/call/media/send-parameters';
import { countArrivals } from '../../../../lib/call/stats/candidate-stats';
import { readCounters } from '../../../../lib/call/stats/link-counters';
import type { LinkFigures } from '../../../../lib/call/stats/link-figures';
import { figuresBetween } from '../../../../lib/call/stats/link-figures';
import { sources } from '../../../fakes/sources';

/** What browsers have said for a number: nothing, another kind of thing, less than nothing, and any other number. */
const odd = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1e7, noNaN: true }) },
  fc.double({ min: 0, max: 2 ** 64, noNaN: true }),
  fc.constantFrom(0, -1, -1e9, NaN, Infinity, -Infinity, 2 ** 63, null, undefined, '', '12'),
);

const odds = (...names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, odd])), { requiredKeys: [] });

const pairNumbers = odds(
  'bytesSent',
  'bytesReceived',
  'responsesReceived',
  'requestsReceived',
  'totalRoundTripTime',
  'availableOutgoingBitrate',
);
const streamNumbers = odds(
  'bytesSent',
  'packetsSent',
  'targetBitrate',
  'frameWidth',
  'frameHeight',
  'framesEncoded',
  'totalEncodeTime',
  'bytesReceived',
  'packetsReceived',
  'packetsLost',
  'jitter',
  'framesDecoded',
  'totalDecodeTime',
  'totalFreezesDuration',
  'concealedSamples',
  'silentConcealedSamples',
  'totalSamplesReceived',
);
const echoNumbers = odds('packetsLost', 'totalRoundTripTime', 'roundTripTimeMeasurements');

const report = fc
  .tuple(pairNumbers, streamNumbers, streamNumbers, streamNumbers, echoNumbers)
  .map(([pair, sound, sent, received, echo]): ReadonlyMap<string, unknown> => {
    const ends = { localCandidateId: 'L', remoteCandidateId: 'R' };
    const entries = [
      { id: 'P', type: 'candidate-pair', ...ends, ...pair },
      { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
      { id: 'A', type: 'outbound-rtp', kind: 'audio', ...sound },
      { id: 'V', type: 'outbound-rtp', kind: 'video', ...sent },
      { id: 'I', type: 'inbound-rtp', kind: 'video', ...received },
      { id: 'E', type: 'remote-inbound-rtp', localId: 'V', ...echo },
    ];
    return new Map(entries.map((entry) => [entry.id, entry]));
  });

const roles = { sent: {}, received: {} };

/** @returns the numbers in it that are none, or less than nothing */
function badNumbers(value: unknown): number[] {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? [] : [value];
  if (value instanceof Map) return [...value.values()].flatMap(badNumbers);
  return value !== null && typeof value === 'object'
    ? Object.values(value).flatMap(badNumbers)
    : [];
}

function figuresOfAll(reports: readonly ReadonlyMap<string, unknown>[]): LinkFigures[] {
  const counters = reports.map((one) => readCounters(one, roles));
  return counters.flatMap((after, index) => {
    const before = counters[index - 1];
    return before ? [figuresBetween(before, after, 1_000, index * 1_000)] : [];
  });
}

describe('statistics that are missing, zero, negative, or jump', () => {
  const looks = fc.array(report, { minLength: 2, maxLength: 6 });

  it('give figures that are numbers, and arrivals that can be compared', () => {
    fc.assert(
      fc.property(looks, (reports) => {
        expect(badNumbers(figuresOfAll(reports))).toEqual([]);
        expect(badNumbers(reports.map(countArrivals))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('make a plan that a browser can be asked for, with a voice for everybody in it', () => {
    fc.assert(
      fc.property(fc.array(looks, { minLength: 1, maxLength: 4 }), (ofLinks) => {
        const budget = new Budget<number>();
        const figures = ofLinks.map(figuresOfAll);
        for (let second = 0; second < 6; second++) {
          const links = figures.map((ofLink) => ({
            camera: null,
            screen: null,
            figures: ofLink[second] ?? null,
          }));
          budget.share(new Map(links.entries()), sources, 1_000 * second);
          expect(badNumbers(budget.sending)).toEqual([]);
          for (const id of links.keys()) {
            const quality = budget.qualityOf(id);
            expect(badNumbers(quality)).toEqual([]);
            expect(quality.audio.bitrate).toBeGreaterThanOrEqual(12_000);
            expect(quality.camera.frameRate).toBeGreaterThan(0);
            expect(bitrateOf(quality, sources)).toBeLessThan(3_000_000);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a camera that is not like most', () => {
  const side = fc.constantFrom(0, 1, 90, 240, 320, 480, 640, 720, 1280, 1440, 4096);
  const box = fc.record({ width: side, height: side });

  it('is sent at no more than it gives, whatever its shape, and however large it is shown', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 8 }), box, (turns, shown) => {
        const budget = new Budget<number>();
        for (const [second, size] of turns.entries()) {
          const camera = size.width && size.height ? size : null;
          const links = new Map([[0, { camera: shown, screen: null, figures: null }]]);
          budget.share(links, { ...sources, camera }, 1_000 * second);
          const quality = budget.qualityOf(0);
          const track = { getSettings: () => size } as MediaStreamTrack;
          const { scaleResolutionDownBy = 0 } = encodingFor('camera', quality, track);
          expect(badNumbers([quality, scaleResolutionDownBy])).toEqual([]);
          expect(scaleResolutionDownBy).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
