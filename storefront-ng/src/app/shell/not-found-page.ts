import { ChangeDetectionStrategy, Component, RESPONSE_INIT, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BrandMark } from '@green-apple/ng-ui';
import { Say } from '../domains/shared/util-language/say.ts';
import { WORDS } from '../domains/shared/util-language/words.ts';
import { PageMeta } from '../domains/shared/util-seo/page-meta.ts';

/** An address that leads nowhere. */
@Component({
  selector: 'ga-not-found-page',
  imports: [BrandMark, RouterLink, Say],
  template: `<div class="wrap">
    <ga-brand-mark [size]="64" />
    <h1 tabindex="-1">{{ 'Nothing grows here' | say }}</h1>
    <p class="soft">
      {{ 'The page you are looking for does not exist, or no longer does.' | say }}
    </p>
    <p class="actions">
      <a class="btn btn-primary" routerLink="/shop">{{ 'See everything' | say }}</a>
      <a class="btn btn-quiet" routerLink="/">{{ 'Go to the front page' | say }}</a>
    </p>
  </div>`,
  styles: `
    div {
      display: grid;
      gap: 1rem;
      justify-items: center;
      padding-block: clamp(3rem, 10vw, 7rem);
      text-align: center;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      justify-content: center;
      margin-top: 0.5rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {
  constructor() {
    const response = inject(RESPONSE_INIT, { optional: true });
    if (response) response.status = 404;
    inject(PageMeta).describe({ title: inject(WORDS).say('Page not found') });
  }
}
