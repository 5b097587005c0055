import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Facet } from '@green-apple/contracts-http';
import type { Currency } from '@green-apple/domain-money';
import { Drawer, Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import type { ListPlace, ListSelection } from '../util/list-selection.ts';
import type { CategoryLink } from '../util/category-links.ts';
import { FacetPanel } from './facet-panel.ts';

/** The filters on a phone: a drawer that shows how many products are left while one chooses. */
@Component({
  selector: 'ga-filter-drawer',
  imports: [Drawer, FacetPanel, Icon, Say],
  templateUrl: './filter-drawer.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterDrawer {
  readonly facets = input.required<readonly Facet[]>();
  readonly selection = input.required<ListSelection>();
  readonly place = input.required<ListPlace>();
  readonly categories = input.required<readonly CategoryLink[]>();
  readonly currency = input.required<Currency>();
  readonly filters = input.required<number>();
  /** How many products are left, in words. */
  readonly left = input.required<string>();
  readonly choose = output<ListSelection>();
  readonly clear = output();
}
