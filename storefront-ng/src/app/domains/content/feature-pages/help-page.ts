import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';

/** Answers to what people ask most, and how to reach a person. */
@Component({
  selector: 'ga-help-page',
  imports: [RouterLink],
  templateUrl: './help-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HelpPage {
  constructor() {
    inject(PageMeta).describe({
      title: 'Help and contact',
      description: 'How ordering works, what to do when something is wrong, and how to reach us.',
      canonicalPath: '/help',
    });
  }
}
