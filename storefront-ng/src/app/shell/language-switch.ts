import { Location } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  inject,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { LocaleCode } from '@green-apple/domain-pricing/market';
import { filter } from 'rxjs';
import { MarketStore } from '../domains/shared/data-market/market-store.ts';
import {
  LANGUAGE_NAMES,
  PAGE_LANGUAGE,
  pathIn,
} from '../domains/shared/util-language/page-language.ts';
import { Say } from '../domains/shared/util-language/say.ts';
import { ChosenLanguage } from './chosen-language.ts';

/** Leads to the same page in another language; not there where the market offers one only. */
@Component({
  selector: 'ga-language-switch',
  imports: [Say],
  template: `
    @if (choices().length > 1) {
      <nav aria-labelledby="language-title">
        <p class="title" id="language-title">{{ 'Language' | say }}</p>
        <ul role="list">
          @for (choice of choices(); track choice.locale) {
            <li>
              <a
                [href]="choice.href"
                [attr.lang]="choice.locale"
                [attr.hreflang]="choice.locale"
                [attr.aria-current]="choice.locale === language ? 'true' : null"
                (click)="chosen.keep(choice.locale)"
                >{{ choice.name }}</a
              >
            </li>
          }
        </ul>
      </nav>
    }
  `,
  styles: `
    .title {
      margin: 0 0 0.25rem;
      font-weight: 650;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      margin: 0;
      padding: 0;
    }
    a {
      display: inline-block;
      padding-block: 0.25rem;
      color: var(--ink);
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    a[aria-current] {
      font-weight: 650;
      text-decoration: underline;
      text-underline-offset: 0.25em;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LanguageSwitch {
  readonly #shop = inject(MarketStore);
  readonly #location = inject(Location);
  readonly #router = inject(Router);
  protected readonly chosen = inject(ChosenLanguage);
  protected readonly language = inject(PAGE_LANGUAGE);
  readonly #path = signal(this.#location.path());
  protected readonly choices = computed(() =>
    (this.#shop.locales() ?? []).map((locale: LocaleCode) => ({
      locale,
      name: LANGUAGE_NAMES[locale],
      href: pathIn(locale, this.#path() || '/'),
    })),
  );

  constructor() {
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(() => this.#path.set(this.#location.path()));
  }
}
