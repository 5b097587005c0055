import { calculationWorkflowId, checkoutWorkflowId, prefixOf, taskQueue } from './names.ts';

describe('the names operators see', () => {
  it('lead from an order to its run', () => {
    expect(checkoutWorkflowId('0198')).toBe('checkout/0198');
    expect(calculationWorkflowId('tax', '0198')).toBe('calculation/tax/0198');
  });

  it('keep the work of two shops on one server apart', () => {
    expect(taskQueue('payment')).toBe('payment');
    expect(taskQueue('payment', prefixOf('blue-checkout'))).toBe('blue-payment');
    expect(prefixOf('checkout')).toBe('');
    expect(prefixOf('something else')).toBe('');
  });
});
