import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { EMPTY_FACTS, type FactsDraft } from '../util/facts-draft.ts';
import { FactsFields } from './facts-fields.ts';

const row = (name: string, parts = '') => ({
  name,
  source: '',
  amount: '10',
  unit: 'mg',
  dailyValuePercent: '',
  parts,
});

@Component({
  imports: [FactsFields],
  template: `<ga-facts-fields
    [field]="form.facts"
    [allergens]="form.allergens"
    [diets]="form.diets"
    [locked]="locked()"
  />`,
})
class Host {
  readonly draft = signal({
    facts: {
      ...EMPTY_FACTS,
      servingSize: '2 capsules',
      unitsPerServing: '2',
      rows: [row('Zinc'), row('Calm Blend', 'Hops\nLemon balm')],
    } as FactsDraft,
    allergens: ['milk'] as readonly string[],
    diets: ['vegetarian'] as readonly string[],
  });
  readonly form = form(this.draft);
  readonly locked = signal(false);
}

describe('the form of Supplement Facts', () => {
  async function open() {
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const button = (name: string): HTMLButtonElement => {
      const all = [...host.querySelectorAll('button')];
      const found = all.find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent).includes(name),
      );
      if (!found) throw new Error(`no button ${name}`);
      return found;
    };
    const press = async (name: string) => {
      button(name).click();
      await fixture.whenStable();
    };
    /** It comes as soon as the row is drawn in its new place. */
    const focused = async (name: string) => {
      for (let look = 0; look < 100 && document.activeElement !== button(name); look++)
        await new Promise((go) => setTimeout(go, 20));
      expect(document.activeElement?.getAttribute('aria-label')).toBe(name);
    };
    const names = () => fixture.componentInstance.draft().facts.rows.map(({ name }) => name);
    return { fixture, host, button, press, focused, names };
  }

  it('shows what is on the label, blends with their parts', async () => {
    const { host, fixture } = await open();
    const inputs = [...host.querySelectorAll('input')].map(({ value }) => value);
    expect(inputs.slice(0, 3)).toEqual(['2 capsules', '2', 'Zinc']);
    const texts = [...host.querySelectorAll('textarea')].map(({ value }) => value);
    expect(texts).toContain('Hops\nLemon balm');
    const chosen = [...host.querySelectorAll('mat-select')].map((one) => one.textContent.trim());
    expect(chosen.slice(-2)).toEqual(['milk', 'Vegetarian']);
    fixture.destroy();
  });

  it('takes another row, moves one up and takes one away', async () => {
    const { fixture, host, press, focused, button, names } = await open();
    expect(button('Move row 1 up').getAttribute('aria-disabled')).toBe('true');
    await press('Move row 2 up');
    expect(names()).toEqual(['Calm Blend', 'Zinc']);
    await press('Move row 1 down');
    expect(names()).toEqual(['Zinc', 'Calm Blend']);
    await focused('Move row 2 down');
    await press('Move row 2 up');
    await focused('Move row 1 up');
    await press('Add a row');
    expect(names()).toEqual(['Calm Blend', 'Zinc', '']);
    await press('Remove row 1');
    expect(names()).toEqual(['Zinc', '']);
    const name = host.querySelector<HTMLInputElement>('fieldset:last-of-type .name input');
    if (!name) throw new Error('no name field');
    name.value = 'Iron';
    name.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(names()).toEqual(['Zinc', 'Iron']);
    fixture.destroy();
  });

  it('has nothing to press for who may only look', async () => {
    const { fixture, host } = await open();
    fixture.componentInstance.locked.set(true);
    await fixture.whenStable();
    expect(host.querySelectorAll('button').length).toBe(0);
    fixture.destroy();
  });
});
