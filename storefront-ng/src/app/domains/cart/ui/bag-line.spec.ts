import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CartLineDto } from '@green-apple/contracts-http';
import { BagLine } from './bag-line.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' as const });
const LINE: CartLineDto = {
  variantId: 'v',
  productId: 'p',
  slug: 'zinc',
  title: 'Zinc',
  variantTitle: '60 capsules',
  image: null,
  quantity: 2,
  gift: false,
  unitPrice: usd(900),
  wasPrice: null,
  lineDiscount: usd(0),
  lineTotal: usd(1800),
  pack: null,
  available: 9,
  maxPerOrder: null,
  later: null,
  problem: null,
};

describe('a line of the bag', () => {
  async function show(changes: Partial<CartLineDto>) {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(BagLine);
    const wanted: number[] = [];
    fixture.componentRef.setInput('line', { ...LINE, ...changes });
    fixture.componentRef.setInput('quantity', 2);
    fixture.componentInstance.changed.subscribe((quantity) => wanted.push(quantity));
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    return { host, wanted, text: host.textContent.replaceAll(/\s+/g, ' ') };
  }

  it('leads to its product, says what one costs, and takes another number', async () => {
    const { host, text } = await show({});
    expect(host.querySelector('h2 a')?.getAttribute('href')).toBe('/p/zinc');
    expect(text).toContain('$9.00 each');
    expect(host.querySelector('ga-quantity')).not.toBeNull();
  });

  it('of a pack says what the packs of it save against as many single ones', async () => {
    const { text } = await show({ pack: { units: 3, saving: usd(540) } });
    expect(text).toContain('$9.00 a pack');
    expect(text).toContain('Saves $5.40 against 6 bought singly');
    TestBed.resetTestingModule();
    expect((await show({ pack: { units: 3, saving: null } })).text).not.toContain('Saves');
  });

  it('of something that left the shop says so, leads nowhere, and goes by one click', async () => {
    const { host, wanted, text } = await show({ problem: 'NO_LONGER_SOLD', available: 0 });
    expect(text).toContain('We no longer sell this. It is not in the total.');
    expect(text).not.toContain('each');
    expect([host.querySelector('h2 a'), host.querySelector('ga-quantity')]).toEqual([null, null]);
    const out = host.querySelector<HTMLButtonElement>('.field-error button');
    expect(out?.textContent.trim()).toBe('Take it out: Zinc');
    out?.click();
    expect(wanted).toEqual([0]);
  });

  it('of which there is too little offers what is left', async () => {
    const { host, wanted, text } = await show({ problem: 'NOT_ENOUGH_STOCK', available: 1 });
    expect(text).toContain('Only 1 left.');
    host.querySelector<HTMLButtonElement>('.field-error button')?.click();
    expect(wanted).toEqual([1]);
  });
});
