import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { StatePanel } from '../domains/shared/ui-state/state-panel.ts';

@Component({
  selector: 'ga-not-found-page',
  imports: [MatButton, RouterLink, StatePanel],
  template: `
    <ga-state-panel
      icon="search"
      heading="There is no such page"
      level="1"
      text="The address may be old or mistyped."
    >
      <a matButton="filled" routerLink="/">Go to the start page</a>
    </ga-state-panel>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
