import type { AdminSegment } from '@green-apple/contracts-http';
import { codeFromName, faultWords, fromSegmentDraft, toSegmentDraft } from './segment-draft.ts';

const ZONE = 'America/Los_Angeles';
const segment: AdminSegment = {
  id: '01940000-0000-7000-8000-000000000031',
  code: 'regulars',
  name: 'Regulars',
  note: 'Twice or more',
  kind: 'rule',
  conditions: [
    { type: 'orders', atLeast: 2, atMost: null, days: 90 },
    { type: 'spent', market: 'US', atLeastMinor: 19_990, days: null },
    { type: 'first-order', startsAt: null, endsAt: '2026-01-01T08:00:00.000Z' },
    { type: 'quiet', days: 30 },
    {
      type: 'bought',
      what: 'category',
      in: ['01940000-0000-7000-8000-000000000011'],
      days: null,
    },
    { type: 'market', in: ['US'] },
  ],
  members: 3,
  workedOutAt: null,
  archivedAt: null,
  usedBy: [],
  names: {},
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
};

describe('a segment on its form', () => {
  it('comes back as it was', () => {
    const { name, code, note, kind, conditions } = segment;
    expect(fromSegmentDraft(toSegmentDraft(segment, ZONE), ZONE, 'US')).toEqual({
      name,
      code,
      note,
      kind,
      conditions,
    });
  });

  it('has a code by its name, and no conditions when it is kept by hand', () => {
    const draft = { ...toSegmentDraft(segment, ZONE), code: '', name: 'Café  regulars!' };
    expect(fromSegmentDraft({ ...draft, kind: 'hand' }, ZONE, 'US')).toEqual(
      jasmine.objectContaining({ code: 'cafe-regulars', conditions: [] }),
    );
    expect(codeFromName('–')).toBe('');
  });

  it('says each fault once, in words', () => {
    const issue = (...path: PropertyKey[]) => ({ path, message: 'Invalid input' });
    expect(
      faultWords([issue('conditions', 0, 'days'), issue('conditions', 1, 'days'), issue('x')]),
    ).toEqual(['Days are a whole number from 1 to 3650.', 'Invalid input']);
  });
});
