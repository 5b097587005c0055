import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BrandMark, Drawer, Icon } from '@green-apple/ng-ui';
import { BagStore } from '../domains/shared/data-bag/bag-store.ts';
import { NavigationStore } from '../domains/shared/data-navigation/navigation-store.ts';
import { Say } from '../domains/shared/util-language/say.ts';
import { TextLanguage } from '../domains/shared/util-language/text-language.ts';
import { WORDS } from '../domains/shared/util-language/words.ts';
import { SearchBox } from './search-box.ts';

/** Name, ways into the shop, search and bag. */
@Component({
  selector: 'ga-header',
  imports: [BrandMark, Drawer, Icon, RouterLink, Say, SearchBox, TextLanguage],
  templateUrl: './header.html',
  styleUrl: './header.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Header {
  readonly #words = inject(WORDS);
  /** Leaves out what leads away, for the checkout. */
  readonly quiet = input(false);
  protected readonly bag = inject(BagStore);
  protected readonly navigation = inject(NavigationStore);
  protected readonly bagLabel = computed(() => {
    const count = this.bag.itemCount();
    if (count === 0) return this.#words.say('Bag, empty');
    return count === 1
      ? this.#words.say('Bag, 1 item')
      : this.#words.say('Bag, {count} items', { count });
  });
}
