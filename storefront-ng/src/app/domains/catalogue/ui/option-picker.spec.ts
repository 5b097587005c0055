import { TestBed } from '@angular/core/testing';
import type { VariantDto } from '@green-apple/contracts-http';
import { OptionPicker } from './option-picker.ts';

const size = (sku: string, count: number, flavour: string, available = 9): VariantDto =>
  ({
    id: sku,
    sku,
    title: `${count} g · ${flavour}`,
    count,
    unit: 'g',
    flavour,
    daysOfSupply: count / 10,
    attributes: [],
    price: { minor: count * 10, currency: 'USD' },
    wasPrice: null,
    pricePerDay: { minor: 100, currency: 'USD' },
    available,
    stores: [],
    lot: null,
    backorder: null,
    bundle: [],
    multipack: null,
  }) as VariantDto;
const SMALL_BERRY = size('SB', 300, 'berry');
const SIZES = [
  SMALL_BERRY,
  size('SL', 300, 'lemon', 0),
  size('LB', 900, 'berry'),
  size('LP', 900, 'plain'),
];

describe('a product that comes in sizes and flavors', () => {
  async function shown(chosen: VariantDto) {
    const fixture = TestBed.createComponent(OptionPicker);
    const picked: string[] = [];
    fixture.componentRef.setInput('variants', SIZES);
    fixture.componentRef.setInput('chosen', chosen);
    fixture.componentInstance.pick.subscribe((sku) => picked.push(sku));
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const words = (element: Element | null) => element?.textContent.replaceAll(/\s+/g, ' ').trim();
    const groups = [...host.querySelectorAll('fieldset')].map((group) => ({
      legend: words(group.querySelector('legend')),
      options: [...group.querySelectorAll('label')].map(words),
      chosen: words(group.querySelector('label:has(input:checked)')),
    }));
    const choose = (option: string) =>
      [...host.querySelectorAll<HTMLInputElement>('input')]
        .find(({ value }) => value === option)
        ?.click();
    return { groups, choose, picked };
  }

  it('is chosen by one of each, with what another choice would cost or change', async () => {
    const { groups } = await shown(SMALL_BERRY);
    expect(groups.map(({ legend }) => legend)).toEqual(['Size', 'Flavor']);
    expect(groups[0]?.options.map((text) => text?.split('$')[0]?.trim())).toEqual([
      '300 g',
      '900 g',
    ]);
    expect(groups[0]?.chosen).toContain('$30.00');
    expect(groups[1]?.options).toEqual(['berry', 'lemon Sold out', 'plain In 900 g']);
  });

  it('goes to the size that has the option and keeps the rest, or to the nearest', async () => {
    const { choose, picked } = await shown(SMALL_BERRY);
    choose('900 g');
    choose('plain');
    expect(picked).toEqual(['LB', 'LP']);
  });
});
