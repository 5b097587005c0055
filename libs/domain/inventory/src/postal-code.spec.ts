import { regionOfPostalCode } from './postal-code.ts';
import { stateDistance } from './state-centres.ts';

describe('the state of a ZIP code', () => {
  for (const [zip, state] of [
    ['05401', 'VT'],
    ['10001', 'NY'],
    ['00501', 'NY'],
    ['02108', 'MA'],
    ['20001', 'DC'],
    ['20101', 'VA'],
    ['37902', 'TN'],
    ['43207', 'OH'],
    ['55454', 'MN'],
    ['73301', 'TX'],
    ['80202', 'CO'],
    ['88510', 'TX'],
    ['89506', 'NV'],
    ['94103', 'CA'],
    ['96813', 'HI'],
    ['97205-1234', 'OR'],
    ['99501', 'AK'],
  ] as const)
    it(`${zip} is ${state}`, () => {
      expect(regionOfPostalCode(zip)).toBe(state);
    });

  for (const zip of ['00901', '96910', '09012', '1234', 'ABCDE', '', '999999'])
    it(`"${zip}" is none of ours`, () => {
      expect(regionOfPostalCode(zip)).toBeNull();
    });

  it('is always one whose place on the map we know, and all of them have ZIP codes', () => {
    const states = new Set<string>();
    for (let prefix = 0; prefix < 1000; prefix++) {
      const state = regionOfPostalCode(`${String(prefix).padStart(3, '0')}01`);
      if (state === null) continue;
      states.add(state);
      expect(stateDistance(state, 'KS')).withContext(state).toBeLessThan(Number.MAX_SAFE_INTEGER);
    }
    expect(states.size).toBe(51);
  });
});
