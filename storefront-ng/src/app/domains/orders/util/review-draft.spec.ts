import { draftFaults, standing, toDraft, toReview } from './review-draft.ts';
import { ENGLISH } from '../../shared/util-language/words.ts';

const SAID = {
  stars: 4,
  title: 'Good',
  text: 'Easy to swallow.',
  displayName: 'Robin',
  usedFor: 'sleep',
  usedHowLong: null,
} as const;

describe('a review being written', () => {
  it('begins empty, and says all that is missing', () => {
    expect(Object.keys(draftFaults(toDraft(null))).sort()).toEqual([
      'displayName',
      'stars',
      'text',
      'title',
    ]);
  });

  it('begins with what was said before, and goes out as it was', () => {
    const draft = toDraft({ ...SAID, state: 'published', rejectedBecause: null });
    expect(draftFaults(draft)).toEqual({});
    expect(toReview({ ...draft, title: ' Good ' })).toEqual({ ...SAID });
  });

  it('tells its writer why it does not show', () => {
    const told = standing(
      { ...SAID, state: 'rejected', rejectedBecause: 'It names people.' },
      ENGLISH,
    );
    expect(told).toContain('It names people.');
  });
});
