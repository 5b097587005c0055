import { moved } from './moved.ts';
import {
  isFull,
  sameRelations,
  toRelations,
  unseen,
  withProduct,
  type RelationDraft,
} from './relation-draft.ts';

const one = (productId: string): RelationDraft => ({
  productId,
  title: productId.toUpperCase(),
  kind: 'goes_with',
  mutual: false,
});
const ids = (list: readonly RelationDraft[]) => list.map(({ productId }) => productId).join('');
const list = [...'abc'].map(one);

describe('the list of products beside another one', () => {
  it('takes a product once, and not the product itself', () => {
    const add = (id: string) => ids(withProduct(list, { id, name: id }, 'z'));
    expect([add('d'), add('a'), add('z')]).toEqual(['abcd', 'abc', 'abc']);
  });

  it('is full with eight', () => {
    const eight = [...'abcdefgh'].map(one);
    expect([isFull(list), isFull(eight)]).toEqual([false, true]);
    expect(withProduct(eight, { id: 'i', name: 'i' }, 'z')).toBe(eight);
  });

  it('is another one when order, kind or way differ, and nothing else is sent', () => {
    expect(
      sameRelations(
        list,
        list.map((entry) => ({ ...entry, shown: true })),
      ),
    ).toBeTrue();
    expect(sameRelations(list, moved(list, 0, 1))).toBeFalse();
    expect(sameRelations(list, [{ ...one('a'), mutual: true }, one('b'), one('c')])).toBeFalse();
    expect(toRelations([one('a')])).toEqual({
      items: [{ productId: 'a', kind: 'goes_with', mutual: false }],
    });
  });

  it('says which of them shoppers do not see, and where', () => {
    const say = (change: Partial<RelationDraft>) =>
      unseen({ ...one('a'), status: 'published', shown: true, markets: ['US', 'EU'], ...change }, [
        'US',
        'EU',
      ]);
    expect(say({})).toBe('');
    expect(say({ status: 'draft', shown: false })).toContain('draft');
    expect(say({ status: 'archived', shown: false })).toContain('Archived');
    expect(say({ shown: false })).toContain('Not in the shop now');
    expect(say({ markets: ['US'] })).toBe('Not shown in European Union: it has no price there.');
    expect(say({ markets: [] })).toBe(
      'Not shown in United States and European Union: it has no price there.',
    );
    expect(unseen(one('a'), ['US'])).toBe('');
  });
});
