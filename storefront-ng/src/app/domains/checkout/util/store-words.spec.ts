import { toDraft, toQuoteRequest, asksFor, draftKey } from './checkout-draft.ts';
import { lackWords } from './store-words.ts';
import { ENGLISH } from '../../shared/util-language/words.ts';

describe('a store that cannot supply the bag', () => {
  const lack = (title: string, available = 0) => ({ variantId: title, title, available });
  it('names what it lacks, and how much there is', () => {
    expect(lackWords([lack('Zinc')], ENGLISH)).toBe('Not possible: no Zinc there');
    expect(lackWords([lack('Zinc', 2), lack('Iron'), lack('Tea')], ENGLISH)).toBe(
      'Not possible: only 2 of Zinc and 2 more there',
    );
  });
});

describe('who collects', () => {
  const draft = toDraft({ email: 'robin@example.com', name: ' Robin Field ', line1: '1 Lane' });
  it('says a name and no address', () => {
    expect(toQuoteRequest(draft, 'collect:elm-street')).toEqual({
      email: 'robin@example.com',
      collector: { name: 'Robin Field', phone: '' },
      deliveryOptionId: 'collect:elm-street',
    });
    expect(asksFor('collect', 'line1')).toBeFalse();
    expect(asksFor('deliver', 'line1')).toBeTrue();
    expect(asksFor('collect', 'name')).toBeTrue();
  });

  it('gets another total at another store, and the same for another carrier', () => {
    expect(draftKey(draft, 'collect:a')).not.toBe(draftKey(draft, 'collect:b'));
    expect(draftKey(draft, 'standard')).toBe(draftKey(draft, 'express'));
  });
});
