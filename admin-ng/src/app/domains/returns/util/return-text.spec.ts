import type { AdminReturn } from '@green-apple/contracts-http';
import {
  RETURN_DECISION_CODES,
  RETURN_INSTRUCTIONS,
  RETURN_REASON_CODES,
  RETURN_STATES,
} from '@green-apple/domain-order';
import {
  askedText,
  contentOf,
  DECISION_TEXT,
  historyReason,
  REASON_TEXT,
  returnTrouble,
  reviewText,
  STATE_TEXT,
} from './return-text.ts';

describe('returns in words', () => {
  it('name every state, reason and decision', () => {
    expect(Object.keys(STATE_TEXT).sort()).toEqual([...RETURN_STATES].sort());
    expect(Object.keys(REASON_TEXT).sort()).toEqual([...RETURN_REASON_CODES].sort());
    expect(Object.keys(DECISION_TEXT).sort()).toEqual([...RETURN_DECISION_CODES].sort());
    expect(RETURN_INSTRUCTIONS.map(askedText)).not.toContain('Being worked on…');
  });

  it('say what comes back, shortly', () => {
    const line = { quantity: 2, title: 'Magnesium' };
    const of = (...lines: object[]): string => contentOf({ lines } as unknown as AdminReturn);
    expect([of(), of(line), of(line, line, line)]).toEqual([
      '',
      '2 × Magnesium',
      '2 × Magnesium, and 2 more',
    ]);
  });

  it('say why a person looks first, and what is not known readably', () => {
    expect(reviewText(null)).toBe('');
    expect(reviewText('intolerance')).toContain('ask how they are');
    expect([
      historyReason('label_unused'),
      historyReason('some_code'),
      historyReason(null),
    ]).toEqual(['Its label was not used in time', 'some code', '']);
  });

  for (const [code, words] of [
    ['VERSION_CONFLICT', 'changed since you opened it'],
    ['RETURN_MOVED_ON', 'moved on'],
    ['RETURN_NOT_FOUND', 'not there any more'],
    ['INSPECTION_INVALID', 'does not add up'],
    ['VALIDATION_FAILED', 'does not fit'],
    ['FORBIDDEN', 'role'],
    ['INTERNAL', 'try again'],
  ] as const)
    it(`explains ${code}`, () => expect(returnTrouble(code)).toContain(words));
});
