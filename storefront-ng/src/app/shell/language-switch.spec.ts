import { Location } from '@angular/common';
import { provideLocationMocks } from '@angular/common/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LocaleCode } from '@green-apple/domain-pricing/market';
import { MarketStore } from '../domains/shared/data-market/market-store.ts';
import { PAGE_LANGUAGE } from '../domains/shared/util-language/page-language.ts';
import { LanguageSwitch } from './language-switch.ts';

describe('the switch of languages', () => {
  const shown = async (locales: readonly LocaleCode[] | null, path = '/p/ginger-tea') => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideLocationMocks(),
        { provide: MarketStore, useValue: { locales: signal(locales) } },
        { provide: PAGE_LANGUAGE, useValue: 'de' },
      ],
    });
    TestBed.inject(Location).go(path);
    const fixture = TestBed.createComponent(LanguageSwitch);
    await fixture.whenStable();
    return [...(fixture.nativeElement as HTMLElement).querySelectorAll('a')];
  };

  it('is not there where the market offers one language, or nothing is known yet', async () => {
    expect((await shown(['en'])).length).toBe(0);
    TestBed.resetTestingModule();
    expect((await shown(null)).length).toBe(0);
  });

  it('leads to the same page in each language, in its own words', async () => {
    const links = await shown(['en', 'de', 'fr'], '/p/ginger-tea?size=TEA-20');
    expect(links.map((link) => [link.textContent, link.getAttribute('href'), link.lang])).toEqual([
      ['English', '/p/ginger-tea?size=TEA-20', 'en'],
      ['Deutsch', '/de/p/ginger-tea?size=TEA-20', 'de'],
      ['Français', '/fr/p/ginger-tea?size=TEA-20', 'fr'],
    ]);
    expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, 'true', null]);
  });
});
