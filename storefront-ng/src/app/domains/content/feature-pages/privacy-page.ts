import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** What we know about shoppers, and what not. */
@Component({
  selector: 'ga-privacy-page',
  templateUrl: './privacy-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PrivacyPage {
  constructor() {
    inject(PageMeta).describe({
      title: 'Privacy',
      description: 'Which data this shop keeps, why, and which it never sees.',
      canonicalPath: '/privacy',
    });
  }
}
