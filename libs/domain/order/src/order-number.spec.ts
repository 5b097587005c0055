import fc from 'fast-check';
import { orderNumber, parseOrderNumber } from './order-number.ts';

describe('an order number', () => {
  it('is built from the choices it is given', () => {
    let turn = 0;
    expect(orderNumber(() => turn++)).toBe('GA-23456-789AB');
  });

  it('never holds a character that is mistaken for another', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const number = orderNumber((max) => (stream.next().value as number) % max);
        expect(number.slice(3)).not.toMatch(/[01OILU]/);
        expect(parseOrderNumber(number)).toBe(number);
      }),
    );
  });

  it('is understood however it is typed', () => {
    expect(parseOrderNumber(' ga 7k3m9 2qxrt')).toBe('GA-7K3M9-2QXRT');
  });

  for (const text of ['', 'GA-', 'GA-7K3M9-2QXR', 'GA-7K3M9-2QXRTT', 'GB-7K3M9-2QXRT', '1234'])
    it(`is not "${text}"`, () => {
      expect(parseOrderNumber(text)).toBeNull();
    });
});
