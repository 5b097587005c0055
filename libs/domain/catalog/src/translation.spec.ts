import { ALT_MOST } from './media/index.ts';
import {
  altField,
  shownTexts,
  translationFaults,
  translationState,
  type Texts,
} from './translation.ts';

const BASE: Texts = {
  title: 'Sleep tea',
  subtitle: '',
  benefits: ['Calm', 'Warm'],
  directions: 'One bag a day.',
};

describe('a translation', () => {
  it('shows where there is one, and leaves the rest as it was written', () => {
    const translation = { texts: { title: 'Schlaftee' }, source: { title: 'Sleep tea' } };
    expect(shownTexts(BASE, translation)).toEqual({ title: 'Schlaftee' });
  });

  it('still shows when the original was written anew, unless somebody could come to harm', () => {
    const translation = {
      texts: { title: 'Schlaftee', directions: 'Täglich drei Beutel.' },
      source: { title: 'Night tea', directions: 'Three bags a day.' },
    };
    expect(shownTexts(BASE, translation)).toEqual({ title: 'Schlaftee' });
  });

  it('of a text that is no more does not show', () => {
    expect(shownTexts(BASE, { texts: { 'choice.pe': 'Peru' }, source: {} })).toEqual({});
  });

  it('lacks what is written and not translated; nothing is asked for what is empty', () => {
    const { missing, outdated } = translationState(BASE, {
      texts: { title: 'Schlaftee', benefits: ['Ruhig'] },
      source: { title: 'Sleep tea', benefits: ['Calm'] },
    });
    expect(missing).toEqual(['directions']);
    expect(outdated).toEqual(['benefits']);
    expect(translationState(BASE, null).missing).toEqual(['title', 'benefits', 'directions']);
  });

  const wrong: [texts: Texts, path: string, message: string][] = [
    [{ colour: 'rot' }, 'colour', 'There is no such text.'],
    [{ title: ['Schlaftee'] }, 'title', 'It has another shape than what it translates.'],
    [{ benefits: 'Ruhig' }, 'benefits', 'It has another shape than what it translates.'],
    [{ benefits: ['Ruhig', ' '] }, 'benefits.1', 'It is empty.'],
    [{ benefits: Array<string>(11).fill('Ruhig') }, 'benefits', '10 at most.'],
    [{ title: 'x'.repeat(121) }, 'title', '120 characters at most.'],
  ];
  for (const [texts, path, message] of wrong)
    it(`is refused: ${path}, ${message}`, () =>
      expect(translationFaults('product', BASE, texts)).toEqual([{ path, message }]));

  it('may have fewer points than the original', () => {
    expect(translationFaults('product', BASE, { benefits: ['Ruhig'] })).toEqual([]);
  });

  it('of a product names its pictures by their keys', () => {
    const base = { title: 'Zinc', [altField('pictures/a_1/front')]: 'A brown bottle' };
    const say = (key: string, words: string) =>
      translationFaults('product', base, { [altField(key)]: words });
    expect(say('pictures/a_1/front', 'Eine braune Flasche')).toEqual([]);
    expect(say('pictures/a_2/front', 'Eine braune Flasche')).toEqual([
      { path: 'alt.pictures/a_2/front', message: 'There is no such text.' },
    ]);
    expect(say('pictures/a_1/front', 'x'.repeat(ALT_MOST + 1))[0]?.message).toBe(
      `${ALT_MOST} characters at most.`,
    );
  });

  it('of an attribute names its choices by their codes', () => {
    const base = { name: 'Origin', 'choice.pe': 'Peru' };
    expect(translationFaults('attribute', base, { 'choice.pe': 'Peru' })).toEqual([]);
    expect(translationFaults('attribute', base, { 'choice.cl': 'Chile' })).toEqual([
      { path: 'choice.cl', message: 'There is no such text.' },
    ]);
  });
});
