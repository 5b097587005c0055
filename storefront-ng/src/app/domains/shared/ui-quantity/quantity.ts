import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../util-language/say.ts';

/** Fewer, how many, more. The figure itself can be typed as well. */
@Component({
  selector: 'ga-quantity',
  imports: [Icon, Say],
  templateUrl: './quantity.html',
  styleUrl: './quantity.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Quantity {
  readonly value = input.required<number>();
  readonly min = input(1);
  readonly max = input(99);
  /** What is counted, for screen readers. */
  readonly label = input.required<string>();
  readonly changed = output<number>();

  protected readonly atMin = computed(() => this.value() <= this.min());
  protected readonly atMax = computed(() => this.value() >= this.max());

  protected step(by: number): void {
    this.#emit(this.value() + by);
  }

  protected typed(field: HTMLInputElement): void {
    const wanted = Number.parseInt(field.value, 10);
    if (Number.isNaN(wanted)) field.value = String(this.value());
    else this.#emit(wanted);
  }

  #emit(wanted: number): void {
    const allowed = Math.min(Math.max(wanted, this.min()), this.max());
    if (allowed !== this.value()) this.changed.emit(allowed);
  }
}
