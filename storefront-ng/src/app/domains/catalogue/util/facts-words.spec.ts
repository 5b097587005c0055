import { blendWords, dailyValueHeading } from './facts-words.ts';

describe('the words of Supplement Facts', () => {
  const facts = { servingSize: '1', unitsPerServing: 1, rows: [], otherIngredients: [] };

  it('list what is in a blend without amounts, in the order of the label', () => {
    expect(
      blendWords([
        { name: 'Ashwagandha', source: 'root' },
        { name: 'Lemon balm', source: null },
      ]),
    ).toBe('Ashwagandha (root), Lemon balm');
  });

  it('say whom the daily values are for when it is not everybody', () => {
    expect(dailyValueHeading(facts)).toBe('% Daily Value');
    expect(dailyValueHeading({ ...facts, dailyValuesFor: 'expecting' })).toBe(
      '% Daily Value for pregnant or nursing women',
    );
  });
});
