import { claim, HOLD_MS, roomWorld, SALA, SIT } from './room-world';

describe('a room that another server kept until it was gone', () => {
  it('is waited for as long as seats are held, whoever comes and goes meanwhile', () => {
    const { registry, clock } = roomWorld();
    clock.nowMs += HOLD_MS + 1;
    Array.from(registry.expire());
    registry.inherit(SALA);
    registry.take(SALA, claim('eve'), SIT);
    registry.leave('eve');
    expect(registry.isOpen(SALA)).toBe(false);
    expect(registry.inheritedMs(SALA)).not.toBeNull();
    expect(registry.isRecovering(SALA)).toBe(true);
    clock.nowMs += HOLD_MS + 1;
    Array.from(registry.expire());
    expect(registry.inheritedMs(SALA)).toBeNull();
    expect(registry.isRecovering(SALA)).toBe(false);
  });

  it('is waited for no more when another one keeps it', () => {
    const { registry } = roomWorld();
    registry.inherit(SALA);
    registry.abandon(SALA);
    expect(registry.inheritedMs(SALA)).toBeNull();
  });
});
