import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Shell } from './shell/shell.ts';

/** Root of the shop. */
@Component({
  selector: 'ga-root',
  imports: [Shell],
  template: '<ga-shell />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {}
