import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductCard } from '@green-apple/contracts-http';
import { Icon, ProductPicture } from '@green-apple/ng-ui';

/** The claim, what to do next, and three products in the niches of an apothecary's cabinet. */
@Component({
  selector: 'ga-hero',
  imports: [Icon, ProductPicture, RouterLink],
  templateUrl: './hero.html',
  styleUrl: './hero.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Hero {
  readonly products = input.required<readonly ProductCard[]>();
  /** True while it is not known which products will stand there. */
  readonly loading = input(false);
}
