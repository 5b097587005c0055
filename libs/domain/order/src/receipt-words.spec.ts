import { deliveryWords, taxWords } from './receipt-words.ts';

describe('what stands on a receipt', () => {
  it('is a tax by rate and country, as German writes them', () => {
    expect(taxWords('VAT 7 %, Germany', 'de')).toBe('7 % MwSt., Deutschland');
    expect(taxWords('VAT 5.5 %, France', 'de')).toBe('5,5 % MwSt., Frankreich');
    expect(taxWords('VAT, Germany', 'de')).toBe('MwSt., Deutschland');
    expect(taxWords('VAT, Germany (estimated)', 'de')).toBe('MwSt., Deutschland (geschätzt)');
    expect(taxWords('VAT 7 %, Germany', 'en')).toBe('VAT 7 %, Germany');
  });

  it('stays as it is where it is none of ours', () => {
    expect(taxWords('Sales tax (estimated)', 'de')).toBe('Sales tax (estimated)');
    expect(taxWords('VAT 25 %, Denmark', 'de')).toBe('VAT 25 %, Denmark');
  });

  it('is a way of delivery by its id, and a store by its name', () => {
    expect(deliveryWords({ id: 'standard', label: 'Standard delivery' }, 'de')).toBe(
      'Standardversand',
    );
    expect(deliveryWords({ id: 'collect:ELM', label: 'Collect at Elm Street' }, 'de')).toBe(
      'Collect at Elm Street',
    );
  });
});
