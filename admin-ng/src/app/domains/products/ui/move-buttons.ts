import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../../shared/ui-icon/icon.ts';

/** Puts an entry of a list one place up (-1) or down (1). */
@Component({
  selector: 'ga-move-buttons',
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
  `,
  styles: ':host { display: contents; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoveButtons {
  readonly name = input.required<string>();
  readonly first = input.required<boolean>();
  readonly last = input.required<boolean>();
  readonly disabled = input(false);
  readonly moves = output<-1 | 1>();
}
