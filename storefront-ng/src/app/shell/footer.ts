import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BrandMark } from '@green-apple/ng-ui';
import { MarketStore } from '../domains/shared/data-market/market-store.ts';
import { Say } from '../domains/shared/util-language/say.ts';
import { TextLanguage } from '../domains/shared/util-language/text-language.ts';
import { LanguageSwitch } from './language-switch.ts';
import { NavigationStore } from '../domains/shared/data-navigation/navigation-store.ts';

/** Ways on from the end of a page, and what has to be said. */
@Component({
  selector: 'ga-footer',
  imports: [BrandMark, LanguageSwitch, RouterLink, Say, TextLanguage],
  templateUrl: './footer.html',
  styleUrl: './footer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Footer {
  readonly quiet = input(false);
  protected readonly shop = inject(MarketStore);
  protected readonly navigation = inject(NavigationStore);
}
