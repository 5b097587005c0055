import { computed, signal, type ResourceStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { lookAgainWhile } from './look-again.ts';

describe('what is looked at while it goes on', () => {
  const status = signal<ResourceStatus>('loading');
  const goesOn = signal(true);
  let looks: number;

  beforeEach(() => {
    jasmine.clock().install();
    looks = 0;
    status.set('loading');
    goesOn.set(true);
    const look = {
      status,
      isLoading: computed(() => status() === 'loading' || status() === 'reloading'),
      reload: () => {
        looks += 1;
        status.set('reloading');
        return true;
      },
    };
    TestBed.runInInjectionContext(() => {
      lookAgainWhile(look, goesOn, 2_000);
    });
  });
  afterEach(() => jasmine.clock().uninstall());

  const ends = (as: ResourceStatus) => {
    status.set(as);
    TestBed.tick();
  };
  /** Lets time pass and says how often it was looked at. */
  const after = (ms: number): number => {
    const before = looks;
    jasmine.clock().tick(ms);
    TestBed.tick();
    return looks - before;
  };

  it('is read again after each answer, and no more once it is over', () => {
    ends('resolved');
    expect(after(1_999)).toBe(0);
    expect(after(1)).toBe(1);
    goesOn.set(false);
    ends('resolved');
    expect(after(600_000)).toBe(0);
  });

  it('is left alone longer after each failure, up to a minute, and looked at as before once an answer comes', () => {
    for (const pause of [4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      ends('error');
      expect([after(pause - 1), after(1)])
        .withContext(`${pause} ms`)
        .toEqual([0, 1]);
    }
    ends('resolved');
    expect(after(2_000)).toBe(1);
  });

  it('is not looked at a second time while an answer is on its way', () => {
    ends('resolved');
    expect(after(120_000)).toBe(1);
  });
});
