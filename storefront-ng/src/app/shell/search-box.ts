import { Location } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { Icon, ProductPicture } from '@green-apple/ng-ui';
import { CatalogueClient } from '@green-apple/ng-api-client';
import { filter, map } from 'rxjs';
import { Say } from '../domains/shared/util-language/say.ts';
import { WORDS } from '../domains/shared/util-language/words.ts';
import { searchOptions, type SearchOption } from './search-options.ts';

/** Long enough that a fast typist asks once, short enough to feel like at once. */
const PAUSE_MS = 140;

/**
 * Search with suggestions: a combobox with a list box (arrow keys, Enter, Escape). Without scripts or
 * suggestions it is a plain form that leads to the search page.
 */
@Component({
  selector: 'ga-search-box',
  imports: [Icon, ProductPicture, Say],
  templateUrl: './search-box.html',
  styleUrl: './search-box.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchBox {
  readonly #words = inject(WORDS);
  readonly #client = inject(CatalogueClient);
  readonly #router = inject(Router);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  readonly #open = signal(false);
  protected readonly action = inject(Location).prepareExternalUrl('/search');

  /** What the address says is being searched; empty on other pages. */
  readonly #searched = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.#queryOfPage()),
    ),
    { initialValue: '' },
  );
  protected readonly text = linkedSignal(() => this.#searched());

  readonly #suggestions = resource({
    params: () =>
      this.#open() && this.text().trim() ? this.text().trim().slice(0, 80) : undefined,
    loader: async ({ params, abortSignal }) => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      return abortSignal.aborted ? null : this.#client.suggest(params, abortSignal);
    },
  });

  /** While the next answer is on its way the last one stays, so that the list does not blink. */
  readonly #shown = linkedSignal<SearchOption[], SearchOption[]>({
    source: () => {
      const found = this.#suggestions.hasValue() ? this.#suggestions.value() : null;
      return found ? searchOptions(found, this.#words) : [];
    },
    computation: (options, previous) =>
      options.length === 0 && this.#suggestions.isLoading() ? (previous?.value ?? []) : options,
  });
  protected readonly options = computed(() => (this.text().trim() ? this.#shown() : []));
  protected readonly open = computed(() => this.#open() && this.options().length > 0);
  /** Index of the option the arrow keys stand on; -1 is the field itself. */
  protected readonly active = linkedSignal({ source: this.options, computation: () => -1 });
  protected readonly activeId = computed(() =>
    this.open() && this.active() >= 0 ? `search-option-${this.active()}` : null,
  );
  protected readonly said = computed(() => {
    const count = this.options().length;
    if (!this.open()) return '';
    return count === 1
      ? this.#words.say('One suggestion')
      : this.#words.say('{count} suggestions', { count });
  });

  protected typed(value: string): void {
    this.text.set(value);
    this.#open.set(true);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.open()) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#open.set(true);
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const option = this.options()[this.active()];
    if (this.open() && option) this.follow(option);
    else if (this.text().trim()) this.#go('/search', { q: this.text().trim() });
    else this.field().nativeElement.focus();
  }

  protected follow(option: SearchOption): void {
    this.#go(option.path, option.query);
  }

  protected clear(): void {
    this.text.set('');
    this.field().nativeElement.focus();
  }

  protected close(): void {
    this.#open.set(false);
  }

  #go(path: string, query: Readonly<Record<string, string>>): void {
    this.close();
    this.field().nativeElement.blur();
    void this.#router.navigate([path], { queryParams: query });
  }

  #move(by: number): void {
    const places = this.options().length + 1;
    this.active.update((at) => ((at + 1 + by + places) % places) - 1);
  }

  #queryOfPage(): string {
    const tree = this.#router.parseUrl(this.#router.url);
    const onSearch = this.#router.url.startsWith('/search');
    const q: unknown = tree.queryParams['q'];
    return onSearch && typeof q === 'string' ? q : '';
  }
}
