import { changedFields } from './changed-fields.ts';

describe('what an edit changed', () => {
  it('names only the fields that differ', () => {
    expect(changedFields({ name: 'A', limit: 3, version: 1 }, { name: 'B', limit: 3 })).toEqual({
      before: { name: 'A' },
      after: { name: 'B' },
    });
  });

  it('is nothing when only zone or order of keys differ', () => {
    expect(
      changedFields(
        { at: '2026-11-26T10:00:00+01:00', rule: [{ type: 'a', in: ['x'] }], end: null },
        { at: '2026-11-26T09:00:00Z', rule: [{ in: ['x'], type: 'a' }], end: null },
      ),
    ).toBeNull();
  });
});
