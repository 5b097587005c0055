import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** How parcels travel, and how they come back. */
@Component({
  selector: 'ga-delivery-page',
  templateUrl: './delivery-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryPage {
  constructor() {
    inject(PageMeta).describe({
      title: 'Delivery and returns',
      description: 'Where we deliver, what it costs, when it arrives, and how to return something.',
      canonicalPath: '/delivery-and-returns',
    });
  }
}
