import type { OrderEditDto, ProblemCode } from '@green-apple/contracts-http';
import { EDIT_REFUSALS } from '@green-apple/domain-order';
import { ApiProblem } from '@green-apple/ng-api-client';
import {
  editMoneyText,
  editProblemText,
  editRefusalText,
  editRows,
  editWaitText,
} from './edit-words.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' as const });
const edit = (change: Partial<OrderEditDto> = {}): OrderEditDto =>
  ({
    state: 'applied',
    lines: [],
    moves: { address: false, delivery: false },
    delivery: { label: 'Express' },
    deliveryDifference: usd(0),
    difference: usd(0),
    goodwill: usd(0),
    money: null,
    payment: null,
    ...change,
  }) as OrderEditDto;

describe('an edit of an order, for staff', () => {
  it('says what it does, and what is taken off', () => {
    const line = {
      lineId: 'a',
      title: 'Tea',
      variantTitle: '',
      quantityBefore: 2,
      quantity: 0,
      unitPrice: usd(500),
      difference: usd(-1000),
    };
    const rows = editRows(
      edit({
        lines: [line],
        moves: { address: true, delivery: true },
        deliveryDifference: usd(490),
        goodwill: usd(300),
      }),
    );
    expect(rows.map(({ text }) => text)).toEqual([
      'Tea: taken out',
      'Another address',
      'Delivery: Express',
      '$3.00 taken off as goodwill, in the prices above',
    ]);
  });

  it('has a sentence for every reason', () => {
    for (const code of Object.keys(EDIT_REFUSALS))
      expect(editRefusalText(code)).toMatch(/^[A-Z].*\.$/);
    expect(editRefusalText('SOMETHING_NEW')).toBe('something new');
    expect(editRefusalText(null)).toBe('');
  });

  it('says what happens to the money', () => {
    const money = { card: usd(0), toAuthorise: usd(2100), backToStored: usd(0) };
    expect(editMoneyText(edit({ difference: usd(100), money }))).toContain('asked for $21.00');
    expect(editMoneyText(edit({ difference: usd(-100), money }))).toContain('Less is charged');
    const stored = { ...money, toAuthorise: null, backToStored: usd(100) };
    expect(editMoneyText(edit({ difference: usd(-100), money: stored }))).toBe(
      '$1.00 goes back to gift card or credit.',
    );
  });

  it('says whom it waits for', () => {
    const payment = { state: 'declined' as const, declineReason: 'expired_card', message: null };
    expect(editWaitText(edit({ state: 'awaiting_payment', payment }))).toBe(
      'The bank said no (the card has expired); the shopper was asked to pay.',
    );
    expect(editWaitText(edit())).toBe('');
  });

  const codes: readonly ProblemCode[] = [
    'EDIT_STALE',
    'EDIT_NOT_FOUND',
    'VARIANT_NOT_FOUND',
    'QUANTITY_INVALID',
    'AGE_CONFIRMATION_NEEDED',
    'ADDRESS_NOT_SERVED',
    'DELIVERY_UNAVAILABLE',
    'VALIDATION_FAILED',
    'FORBIDDEN',
  ];
  for (const code of codes)
    it(`has words for ${code}`, () => {
      const detail = 'A sentence for shoppers.';
      const problem = { type: 'about:blank', title: code, status: 409, code, detail };
      expect(editProblemText(new ApiProblem(problem))).not.toMatch(/did not work|for shoppers/);
    });
});
