import { barcodeFault, checkDigit } from './barcode.ts';

describe('a barcode', () => {
  // 036000291452: 3 · (0 + 6 + 0 + 2 + 1 + 5) + (3 + 0 + 0 + 9 + 4) = 58, and 2 to the next ten.
  for (const [what, code] of [
    ['EAN-8', '96385074'],
    ['UPC-A', '036000291452'],
    ['EAN-13', '4006381333931'],
    ['UPC-A written as EAN-13', '0036000291452'],
    ['ITF-14', '10036000291459'],
    ['one that ends in nought', '00000000'],
  ] as const)
    it(`may be of the kind ${what}`, () => expect(barcodeFault(code)).toBeNull());

  for (const [what, code, words] of [
    ['nothing', '', /8, 12, 13 or 14 digits/],
    ['a digit too few', '03600029145', /digits/],
    ['letters', '03600029145X', /digits/],
    ['digits of another script', '٠٣٦٠٠٠٢٩١٤٥٢', /digits/],
    ['a digit mistyped', '036000291462', /mistyped/],
    ['two neighbours the wrong way round', '036000219452', /mistyped/],
  ] as const)
    it(`is none with ${what}`, () => expect(barcodeFault(code)).toMatch(words));

  it('tells every single slip of a digit by its last one', () => {
    const code = '4006381333931';
    for (let at = 0; at < code.length; at++)
      for (let digit = 0; digit < 10; digit++) {
        const typed = code.slice(0, at) + String(digit) + code.slice(at + 1);
        expect(barcodeFault(typed) === null)
          .withContext(typed)
          .toBe(typed === code);
      }
  });

  it('has nought for its check digit where the sum is whole', () => {
    expect(checkDigit('0000000')).toBe(0);
  });
});
