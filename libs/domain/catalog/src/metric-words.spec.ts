import { inMetric } from './metric-words.ts';

describe('a text where people measure in metric units', () => {
  const cases: readonly (readonly [text: string, metric: string])[] = [
    [
      'Stir one scoop into 8 to 10 fl oz of cold liquid.',
      'Stir one scoop into 240 to 300\u00a0ml of cold liquid.',
    ],
    ['A glass of water (8 fl oz), and drink.', 'A glass of water (240\u00a0ml), and drink.'],
    ['Pour 8 fl. oz. over it.', 'Pour 240\u00a0ml. over it.'],
    ['Water at 175 °F, 2 minutes.', 'Water at 79\u00a0°C, 2 minutes.'],
    ['They soften above 90°F.', 'They soften above 32\u00a0°C.'],
    ['Dry, below 77 °F (25 °C).', 'Dry, below 25 °C.'],
    ['Use 5 fl oz (150 ml) a day.', 'Use 150 ml a day.'],
    ['Below 30 °F it freezes.', 'Below -1.1\u00a0°C it freezes.'],
    [
      'Up to 25 lb: half. 25 to 60 lb: one. Over 60 lb: two.',
      'Up to 11\u00a0kg: half. 11 to 27\u00a0kg: one. Over 27\u00a0kg: two.',
    ],
    ['A 4-oz jar, or 0.5 oz of it.', 'A 113\u00a0g jar, or 14\u00a0g of it.'],
    ['Two for each 2.5 pounds.', 'Two for each 1.1\u00a0kg.'],
    ['5 ml (1 teaspoon), 2,000 IU.', '5 ml (1 teaspoon), 2,000 IU.'],
    ['12 ozone, 3 lbx, 1,5 oz, 40 Fahrenheit, oz', '12 ozone, 3 lbx, 1,5 oz, 40 Fahrenheit, oz'],
    ['', ''],
  ];
  for (const [text, metric] of cases)
    it(`${text} → ${metric}`, () => {
      expect(inMetric(text)).toBe(metric);
      expect(inMetric(metric)).toBe(metric);
    });
});
