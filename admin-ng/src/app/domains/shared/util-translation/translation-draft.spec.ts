import type { ImageDto } from '@green-apple/contracts-http';
import {
  toTranslationDraft,
  toTranslationTexts,
  translationRows,
  translationStanding,
} from './translation-draft.ts';

const BASE = [
  { field: 'title', text: 'Sleep tea' },
  { field: 'subtitle', text: '' },
  { field: 'benefits', text: ['Calm', 'Warm'] },
  { field: 'choice.pe', text: 'Peru' },
  { field: 'alt.pictures/a1', text: 'A cup' },
];
const rows = (missing: string[], outdated: string[] = []) =>
  translationRows(BASE, { missing, outdated });

describe('a translation being written', () => {
  it('stands beside what is written in English; what is empty there asks for nothing', () => {
    expect(rows(['title'], ['benefits']).map(({ label, state }) => [label, state])).toEqual([
      ['Name', 'missing'],
      ['Benefits', 'outdated'],
      ['Choice “pe”', 'there'],
      ['What a picture shows', 'there'],
    ]);
  });

  it('shows which picture it is whose words are translated', () => {
    const image = (key: string) => ({ key, alt: 'A cup', width: 960, height: 960 }) as ImageDto;
    const pictures = [image('pictures/b2'), image('pictures/a1')];
    const [row] = translationRows(BASE, { missing: [], outdated: [] }, pictures).slice(-1);
    expect([row?.label, row?.picture]).toEqual(['What picture 2 shows', pictures[1] ?? null]);
  });

  it('has one point of a list on each line', () => {
    const texts = { title: 'Schlaftee', benefits: ['Ruhig', 'Warm'] };
    const draft = toTranslationDraft({ texts });
    expect(draft['benefits']).toBe('Ruhig\nWarm');
    expect(toTranslationTexts(rows([]), { ...draft, benefits: ' Ruhig \n\nWarm ' })).toEqual(texts);
  });

  it('leaves out what is empty, which takes the translation back', () => {
    expect(toTranslationTexts(rows([]), { title: ' ', 'choice.pe': 'Peru' })).toEqual({
      'choice.pe': 'Peru',
    });
  });

  it('says how far it is', () => {
    expect(translationStanding(rows(['title', 'benefits', 'choice.pe', 'alt.pictures/a1']))).toBe(
      'Nothing is translated yet',
    );
    expect(translationStanding(rows(['title'], ['benefits']))).toBe(
      '1 of 4 missing, 1 out of date',
    );
    expect(translationStanding(rows([]))).toBe('All is translated');
  });
});
