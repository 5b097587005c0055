import { Injectable, computed, inject, resource } from '@angular/core';
import { GOALS, GOAL_LABELS } from '@green-apple/domain-catalog';
import { CatalogueClient } from '@green-apple/ng-api-client';
import { WORDS } from '../util-language/words.ts';

/** Where one can go: categories for menus and headings. A shop without them still works. */
@Injectable({ providedIn: 'root' })
export class NavigationStore {
  readonly #words = inject(WORDS);
  readonly #client = inject(CatalogueClient);
  readonly #categories = resource({
    id: 'categories',
    loader: ({ abortSignal }) => this.#client.categories(abortSignal),
  });

  readonly loading = this.#categories.isLoading;
  /** True once it is certain which categories there are. */
  readonly known = computed(() => this.#categories.hasValue());
  readonly categories = computed(() =>
    this.#categories.hasValue() ? this.#categories.value().items : [],
  );
  /** Top level only. */
  readonly departments = computed(() =>
    this.categories().filter((category) => category.parentSlug === null),
  );
  readonly goals = GOALS.map((goal) => ({ goal, label: this.#words.say(GOAL_LABELS[goal]) }));

  categoryBySlug(slug: string) {
    return this.categories().find((category) => category.slug === slug) ?? null;
  }
}
