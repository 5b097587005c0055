import { AddressDto, QuoteRequest } from '@green-apple/contracts-http';
import { toDraft, toQuoteRequest } from './checkout-draft.ts';
import { fieldFault } from './draft-rules.ts';

const good = toDraft({
  email: 'robin@example.com',
  name: 'Robin Field',
  line1: '1 Orchard Lane',
  city: 'Springfield',
  region: 'IL',
  postalCode: '62701',
});

/** Whether the contract takes a value in an otherwise good form. */
const taken = (field: keyof typeof good, value: string, from = good): boolean =>
  QuoteRequest.safeParse(toQuoteRequest({ ...from, [field]: value }, null)).success;

describe('the checkout form', () => {
  const cases: ReadonlyArray<[keyof typeof good, readonly string[]]> = [
    [
      'email',
      [
        '',
        'robin',
        'robin@',
        '@example.com',
        'robin@example',
        'a@b.co',
        ' robin@example.com ',
        'r..x@example.com',
        '.r@example.com',
        'r o@example.com',
        'first.last+tag@sub.example.org',
        `${'x'.repeat(250)}@example.com`,
      ],
    ],
    ['name', ['', 'R', 'Bo', ' B ', 'x'.repeat(80), 'x'.repeat(81)]],
    ['line1', ['', 'ab', 'abc', 'x'.repeat(120), 'x'.repeat(121)]],
    ['line2', ['', 'Floor 2', 'x'.repeat(121)]],
    ['city', ['', 'x', 'LA', 'x'.repeat(81)]],
    ['region', ['', 'NY', 'ny', 'New York']],
    ['postalCode', ['', '1000', '10001', ' 10001 ', '10001-1234', '10001-12', 'ABCDE']],
    ['phone', ['', '+1 555 0100', 'x'.repeat(31)]],
  ];
  for (const [field, values] of cases)
    it(`takes the same ${field} as the API`, () => {
      const ours = values.map((value) => [value, fieldFault(field, value) === null]);
      expect(ours).toEqual(values.map((value) => [value, taken(field, value)]));
    });

  for (const country of ['AT', 'BE', 'DE', 'FR', 'IE', 'NL'] as const)
    it(`takes the same postal codes of ${country} as the API, and asks for no state`, () => {
      const there = toDraft({ ...good, country, region: '' });
      const codes = ['', '1010', '10115', ' 75001 ', '1012 ab', 'D02 X285', '97400', '27498'];
      const ours = codes.map((code) => [code, fieldFault('postalCode', code, country) === null]);
      expect(ours).toEqual(codes.map((code) => [code, taken('postalCode', code, there)]));
      expect(fieldFault('region', '', country)).toBeNull();
    });

  it('says what to do instead of what is invalid', () => {
    expect(fieldFault('postalCode', '1000')).toBe('A ZIP code has five digits.');
    expect(fieldFault('region', '')).toBe('Choose the state.');
  });

  it('asks for a whole address as the contract knows it', () => {
    expect(AddressDto.safeParse(toQuoteRequest(good, null).address).success).toBeTrue();
  });
});
