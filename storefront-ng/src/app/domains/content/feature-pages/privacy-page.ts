import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** What we know about shoppers, and what not. */
@Component({
  selector: 'ga-privacy-page',
  imports: [Say],
  templateUrl: './privacy-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PrivacyPage {
  constructor() {
    const words = inject(WORDS);
    inject(PageMeta).describe({
      title: words.say('Privacy'),
      description: words.say('Which data this shop keeps, why, and which it never sees.'),
      canonicalPath: '/privacy',
    });
  }
}
