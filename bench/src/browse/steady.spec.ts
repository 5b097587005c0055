import { isSteady, type Look } from './steady.ts';

const looks = (...costs: number[]): Look[] =>
  costs.map((cpuMs) => ({ cpuMs, compilersMs: cpuMs * 0.02 }));

describe('work that is measured', () => {
  it('costs no less than some time ago', () => {
    expect(isSteady(looks(5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 0.05)).toBeTrue();
    expect(isSteady(looks(9, 7, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 0.05)).toBeTrue();
  });

  it('is worked on as long as it falls a little with each look', () => {
    expect(isSteady(looks(5, 4.95, 4.9, 4.85, 4.8, 4.75, 4.7, 4.65, 4.6, 4.55), 0.05)).toBeFalse();
  });

  it('is not judged by one look that others of the machine had a part in', () => {
    expect(isSteady(looks(5, 5, 5, 7, 5, 5, 5, 5, 4.6, 5), 0.05)).toBeFalse();
    expect(isSteady(looks(5, 5, 5, 5, 5, 5, 4, 5, 7, 5), 0.05)).toBeTrue();
  });

  it('has had its compilers calm all the while', () => {
    const calm = looks(5, 5, 5, 5, 5, 5, 5, 5, 5);
    expect(isSteady([...calm, { cpuMs: 5, compilersMs: 0.3 }], 0.05)).toBeFalse();
  });

  it('has been looked at long enough', () => {
    expect(isSteady(looks(5, 5, 5, 5, 5), 0.05)).toBeFalse();
    expect(isSteady([], 0.05)).toBeFalse();
  });
});
