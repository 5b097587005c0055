import { readPastedPrices } from './pasted-prices.ts';

describe('pasted prices', () => {
  it('are read with commas, semicolons and tabs, with and without a quantity', () => {
    const text = 'SKU,Quantity,Price\nMAG-60,12.50\r\nMAG-60;10;11\nVD3-90\t1\t$9.00\n\nTEA-1,-\n';
    expect(readPastedPrices(text)).toEqual({
      code: 'READ',
      entries: [
        { sku: 'MAG-60', minQuantity: 1, unitMinor: 1250 },
        { sku: 'MAG-60', minQuantity: 10, unitMinor: 1100 },
        { sku: 'VD3-90', minQuantity: 1, unitMinor: 900 },
        { sku: 'TEA-1', minQuantity: 1, unitMinor: null },
      ],
    });
  });

  const broken: ReadonlyArray<[string, string, string]> = [
    ['no price', 'MAG-60', 'Line 1: write SKU'],
    ['a price of words', 'MAG-60,cheap', 'Line 1: write SKU'],
    ['three decimals', 'MAG-60,1.005', 'Line 1: write SKU'],
    ['a quantity of none', 'MAG-60,0,5', 'Line 1: the quantity'],
    ['an item twice', 'MAG-60,5\nMAG-60,1,6', 'Line 2: MAG-60 from 1 stands there twice'],
  ];
  for (const [name, text, fault] of broken)
    it(`are refused with ${name}`, () => {
      const read = readPastedPrices(text);
      expect(read.code === 'FAULTS' ? read.faults[0] : '').toContain(fault);
    });
});
