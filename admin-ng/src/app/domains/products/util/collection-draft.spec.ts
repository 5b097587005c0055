import { KeepCollection } from '@green-apple/contracts-http';
import { NEW_COLLECTION, fromCollectionDraft, toCollectionDraft } from './collection-draft.ts';

const ZONE = 'America/New_York';
const ID = '01940000-0000-7000-8000-000000000021';

describe('a collection as it is typed', () => {
  const draft = {
    ...NEW_COLLECTION,
    name: 'Under $15',
    maxPrice: '14.99',
    diets: ['vegan'],
    pinned: [{ id: ID, title: 'Zinc' }],
    shownFrom: '2026-12-01T00:00',
    seoTitle: 'Supplements under $15',
    noindex: true,
  };

  it('gets its address from its name, and says only what was chosen', () => {
    const collection = fromCollectionDraft(draft, ZONE);
    expect(KeepCollection.safeParse(collection).success).toBeTrue();
    expect([collection.slug, collection.rules, collection.pinned, collection.shownFrom]).toEqual([
      'under-15',
      { diets: ['vegan'], maxPrice: 1499 },
      [ID],
      '2026-12-01T05:00:00.000Z',
    ]);
  });

  it('is the same again when it was not touched, with what the form does not ask for', () => {
    const collection = fromCollectionDraft({ ...draft, others: { minRating: 4 } }, ZONE);
    const kept = {
      ...collection,
      id: ID,
      titles: { [ID]: 'Zinc' },
      formerSlugs: [],
      archivedAt: null,
      version: 1,
    };
    expect(fromCollectionDraft(toCollectionDraft(kept, ZONE), ZONE)).toEqual(collection);
  });

  for (const wrong of [{ maxPrice: 'cheap' }, { newWithinDays: 'soon' }, { name: '' }])
    it(`with ${JSON.stringify(wrong)} is refused`, () => {
      const collection = fromCollectionDraft({ ...draft, ...wrong }, ZONE);
      expect(KeepCollection.safeParse(collection).success).toBeFalse();
    });
});
