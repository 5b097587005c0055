import { TestBed } from '@angular/core/testing';
import type { ProductDetail } from '@green-apple/contracts-http';
import { LabelFacts } from './label-facts.ts';

const FACTS: ProductDetail['facts'] = {
  servingSize: '2 capsules',
  unitsPerServing: 2,
  dailyValuesFor: 'expecting',
  rows: [
    { name: 'Iron', source: 'bisglycinate', amount: 18, unit: 'mg', dailyValuePercent: 67 },
    {
      name: 'Calm Blend',
      source: null,
      amount: 600,
      unit: 'mg',
      dailyValuePercent: null,
      parts: [
        { name: 'Ashwagandha', source: 'root' },
        { name: 'Lemon balm', source: null },
      ],
    },
  ],
  otherIngredients: ['rice flour', 'cellulose'],
};

describe('Supplement Facts in the shop', () => {
  async function shown(facts: ProductDetail['facts']): Promise<{ rows: string[]; text: string }> {
    const fixture = TestBed.createComponent(LabelFacts);
    fixture.componentRef.setInput('facts', facts);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const words = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
    const cells = (row: Element) => [...row.children].map(words).join(' | ');
    return { rows: [...host.querySelectorAll('tr')].map(cells), text: words(host) };
  }

  it('name the parts of a blend and give one amount for them all', async () => {
    const { rows, text } = await shown(FACTS);
    expect(rows[0]).toContain('% Daily Value for pregnant or nursing women');
    expect(rows[1]).toBe('Iron (bisglycinate) | 18 mg | 67%');
    expect(rows[2]).toBe('Calm Blend Ashwagandha (root), Lemon balm | 600 mg | †not established');
    expect(text).toContain('† Daily Value not established.');
    expect(text).toContain('Other ingredients: rice flour, cellulose.');
  });

  it('explain no sign that is not there', async () => {
    const { dailyValuesFor: _, ...forAll } = FACTS;
    const { rows, text } = await shown({ ...forAll, rows: FACTS.rows.slice(0, 1) });
    expect(rows[0]).toBe('Per serving | Amount | % Daily Value');
    expect(text).not.toContain('†');
  });
});
