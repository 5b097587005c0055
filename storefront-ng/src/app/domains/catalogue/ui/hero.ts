import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductCard } from '@green-apple/contracts-http';
import { Icon, ProductPicture } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { TextLanguage } from '../../shared/util-language/text-language.ts';

/** The claim, what to do next, and three products in the niches of an apothecary's cabinet. */
@Component({
  selector: 'ga-hero',
  imports: [Icon, ProductPicture, RouterLink, Say, TextLanguage],
  templateUrl: './hero.html',
  styleUrl: './hero.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Hero {
  readonly products = input.required<readonly ProductCard[]>();
  /** True while it is not known which products will stand there. */
  readonly loading = input(false);
}
