import type { AdminTask } from '@green-apple/contracts-http';
import { factsOf, isLate, taskTitle } from './task-text.ts';

const task = (changes: Partial<AdminTask>): AdminTask => ({
  id: '1',
  kind: 'run_overdue',
  suggestion: '',
  orderId: null,
  orderNumber: null,
  facts: {},
  state: 'open',
  dueAt: '2026-11-25T12:00:00Z',
  raisedAt: '2026-11-25T12:00:00Z',
  closedBy: null,
  closedAt: null,
  note: null,
  workflowUrl: null,
  version: 1,
  ...changes,
});

describe('a task in words', () => {
  it('has a title', () => {
    expect(taskTitle('payment_without_order')).toBe('Payment without order');
  });

  it('tells what is known, money as money', () => {
    const facts = {
      waitingOn: 'bank',
      amountMinor: 4230,
      disputeRef: 'dp_1',
      reason: 'not_received',
    };
    expect(factsOf(task({ facts }))).toEqual([
      ['Waits for', 'bank'],
      ['Amount', '$42.30'],
      ['Dispute at the provider', 'dp_1'],
      ['Reason', 'not received'],
    ]);
  });

  it('is late after its time, unless it is done', () => {
    const noon = Date.parse('2026-11-25T12:00:00Z');
    expect(isLate(task({}), noon + 1)).toBeTrue();
    expect(isLate(task({}), noon - 1)).toBeFalse();
    expect(isLate(task({ state: 'done' }), noon + 1)).toBeFalse();
  });
});
