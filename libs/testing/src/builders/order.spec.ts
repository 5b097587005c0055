import { anOrder } from './order.ts';

describe('an order made for a test', () => {
  it('states only what the test is about', () => {
    const order = anOrder().withLine('MAG-60', 2).declined('insufficient_funds').build();
    expect(order.lines.map(({ sku, quantity, unitMinor }) => [sku, quantity, unitMinor])).toEqual([
      ['MAG-60', 2, 1800],
    ]);
    expect(order.state).toBe('payment_declined');
    expect(order.reason).toBe('insufficient_funds');
  });

  it('takes the sale price where there is one', () => {
    const [line] = anOrder().withLine('VD3-90').build().lines;
    expect(line?.unitMinor).toBe(1200);
  });

  it('is never empty', () => {
    expect(anOrder().build().lines.length).toBe(1);
  });

  it('leaves the builder it came from as it was', () => {
    const plain = anOrder();
    plain.withLine('MAG-120').confirmed();
    expect(plain.build().state).toBe('placed');
  });

  it('knows only what the tiny catalogue sells', () => {
    expect(() => anOrder().withLine('NO-SUCH')).toThrowError(/no SKU "NO-SUCH"/);
  });
});
