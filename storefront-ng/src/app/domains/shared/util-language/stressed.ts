import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A sentence of which `*this part*` is stressed, wherever its language puts it. */
@Component({
  selector: 'ga-stressed',
  template: `@for (part of parts(); track $index) {
    @if ($odd) {
      <strong [textContent]="part"></strong>
    } @else {
      <span [textContent]="part"></span>
    }
  }`,
  styles: `
    :host {
      display: inline;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Stressed {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => this.text().split('*'));
}
