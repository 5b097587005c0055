import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../../shared/ui-icon/icon.ts';

/** Puts an entry of a list one place up (-1) or down (1), or takes it off. */
@Component({
  selector: 'ga-row-tools',
  imports: [Icon, MatIconButton],
  template: `
    <button
      matIconButton
      type="button"
      class="up"
      [disabled]="first() || disabled()"
      disabledInteractive
      [attr.aria-label]="'Move ' + name() + ' up'"
      (click)="moves.emit(-1)"
    >
      <ga-office-icon name="up" [size]="18" />
    </button>
    <button
      matIconButton
      type="button"
      class="down"
      [disabled]="last() || disabled()"
      disabledInteractive
      [attr.aria-label]="'Move ' + name() + ' down'"
      (click)="moves.emit(1)"
    >
      <ga-office-icon name="down" [size]="18" />
    </button>
    <button
      matIconButton
      type="button"
      [disabled]="disabled()"
      disabledInteractive
      [attr.aria-label]="removal() ?? 'Remove ' + name()"
      (click)="removes.emit()"
    >
      <ga-office-icon name="remove" [size]="18" />
    </button>
  `,
  styles: ':host { display: contents; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowTools {
  readonly name = input.required<string>();
  readonly first = input.required<boolean>();
  readonly last = input.required<boolean>();
  readonly disabled = input(false);
  /** What the last button is called. */
  readonly removal = input<string>();
  readonly moves = output<-1 | 1>();
  readonly removes = output();
}
