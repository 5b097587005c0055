import { inPortions, readAddresses } from './address-list.ts';

describe('a list of addresses', () => {
  it('is one a line, with a heading or without, whatever else stands beside', () => {
    const text =
      'Name;E-mail\r\n"Robin";"Robin@Example.com"\r\n\r\nsam@example.org, Sam\nAnn <ann@example.net>\n';
    expect(readAddresses(text)).toEqual({
      addresses: ['robin@example.com', 'sam@example.org', 'ann@example.net'],
      faults: [],
    });
    expect(readAddresses('robin@example.com').addresses).toEqual(['robin@example.com']);
  });

  it('has each address once', () => {
    expect(readAddresses('a@example.com\nA@EXAMPLE.com').addresses).toEqual(['a@example.com']);
  });

  it('names the lines that hold none', () => {
    expect(readAddresses('a@example.com\nnobody\nb@example\n@example.com').faults).toEqual([
      2, 3, 4,
    ]);
  });

  it('goes in portions that a request takes', () => {
    const addresses = Array.from({ length: 5 }, (_, index) => `${index}@example.com`);
    expect(inPortions(addresses, 2).map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(inPortions(addresses, 100, 40).map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(inPortions([], 2)).toEqual([]);
  });
});
