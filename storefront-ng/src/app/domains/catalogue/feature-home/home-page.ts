import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GOALS, GOAL_LABELS } from '@green-apple/domain-catalog';
import { CatalogueClient } from '@green-apple/ng-api-client';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { ProductGrid } from '../../shared/feature-product-grid/product-grid.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { GridSkeleton } from '../ui/grid-skeleton.ts';
import { Hero } from '../ui/hero.ts';
import { productsWords } from '../util/count-words.ts';
import { GOAL_WORDS } from '../util/goal-words.ts';
import { heroProducts } from '../util/hero-products.ts';
import { shopFacts } from '../util/structured-data.ts';

/** The front door. */
@Component({
  selector: 'ga-home-page',
  imports: [GridSkeleton, Hero, Icon, LoadProblem, MoneyPipe, ProductGrid, RouterLink, Say],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HomePage {
  readonly #words = inject(WORDS);
  readonly #client = inject(CatalogueClient);
  protected readonly home = resource({
    id: 'home',
    loader: ({ abortSignal }) => this.#client.home(abortSignal),
  });

  protected readonly data = computed(() => (this.home.hasValue() ? this.home.value() : null));
  protected readonly hero = computed(() => heroProducts(this.data()));
  protected readonly goals = computed(() =>
    GOALS.map((goal) => {
      const { goals = [], approximate } = this.data() ?? {};
      const count = goals.find((one) => one.goal === goal)?.productCount ?? null;
      const { icon, short } = GOAL_WORDS[goal];
      return {
        goal,
        icon,
        label: this.#words.say(GOAL_LABELS[goal]),
        short: this.#words.say(short),
        products: count === null ? '' : productsWords(count, this.#words, approximate),
      };
    }),
  );

  constructor() {
    const meta = inject(PageMeta);
    meta.describe({
      title: this.#words.say('Vitamins, supplements and care for six everyday goals'),
      description: this.#words.say(
        'Supplements, teas, protein and skin care with every amount on the label and every lot tested.',
      ),
      canonicalPath: '/',
      structured: shopFacts(meta.absolute('/')),
    });
  }
}
