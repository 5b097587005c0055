import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** Answers to what people ask most, and how to reach a person. */
@Component({
  selector: 'ga-help-page',
  imports: [RouterLink, Say],
  templateUrl: './help-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HelpPage {
  constructor() {
    const words = inject(WORDS);
    inject(PageMeta).describe({
      title: words.say('Help and contact'),
      description: words.say(
        'How ordering works, what to do when something is wrong, and how to reach us.',
      ),
      canonicalPath: '/help',
    });
  }
}
