import { EMPTY_MEASURE, measuresOf, outside, toDraft } from './measure-draft.ts';

const ZINC = { ...EMPTY_MEASURE, name: ' Zinc ', claimed: '15', measured: '14.2' };

describe('measures as they are typed', () => {
  it('are those of rows that say something', () =>
    expect(measuresOf([ZINC, EMPTY_MEASURE])).toEqual([
      { name: 'Zinc', unit: 'mg', bound: 'at_least', claimed: 15, measured: 14.2 },
    ]));

  it('wait until every row is whole', () => {
    for (const broken of [{ measured: '' }, { claimed: 'much' }, { measured: '-1' }, { unit: ' ' }])
      expect(measuresOf([{ ...ZINC, ...broken }]))
        .withContext(JSON.stringify(broken))
        .toBeNull();
    expect(measuresOf([EMPTY_MEASURE])).toBeNull();
  });

  it('tell what is outside of the label', () => {
    const measures = measuresOf([ZINC, { ...ZINC, name: 'Lead', bound: 'at_most' }]) ?? [];
    expect(outside(measures)).toEqual(['Zinc']);
    expect(measuresOf(measures.map(toDraft))).toEqual(measures);
  });
});
