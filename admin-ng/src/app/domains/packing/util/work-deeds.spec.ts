import type { WorkItem } from '@green-apple/contracts-http';
import { contentText, lateText, readyFor } from './work-deeds.ts';

const item = (state: WorkItem['state'], kind: WorkItem['kind'] = 'parcel'): WorkItem =>
  ({ state, kind }) as WorkItem;
const lines = (...titles: string[]) => ({
  lines: titles.map((title, index) => ({ title, quantity: index + 1 })),
});

describe('what is done with several shipments at once', () => {
  const chosen = [item('planned'), item('picking'), item('packed'), item('ready_for_pickup')];

  it('is done with those it fits, whatever else was chosen', () => {
    expect(readyFor('pack', chosen).map(({ state }) => state)).toEqual(['planned']);
    expect(readyFor('ship', chosen).map(({ state }) => state)).toEqual(['picking', 'packed']);
  });

  it('says so where somebody was quicker', () => {
    const results = (...codes: ('ASKED' | 'TOO_LATE')[]) =>
      codes.map((code, index) => ({ shipmentId: String(index), code }));
    expect(lateText(results('ASKED', 'ASKED'))).toBe('');
    expect(lateText(results('TOO_LATE'))).toMatch(/^This shipment has moved on/);
    expect(lateText(results('TOO_LATE', 'ASKED', 'TOO_LATE'))).toMatch(/^2 of 3 have moved on/);
  });

  for (const [content, text] of [
    [lines('Zinc'), '1 × Zinc'],
    [lines('Zinc', 'Iron'), '1 × Zinc, 2 × Iron'],
    [lines('Zinc', 'Iron', 'Tea', 'Soap'), '1 × Zinc, 2 × Iron and 2 more'],
  ] as const)
    it(`says what is in one: ${text}`, () => expect(contentText(content)).toBe(text));
});
