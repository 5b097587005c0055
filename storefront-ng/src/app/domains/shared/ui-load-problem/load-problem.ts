import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '@green-apple/ng-ui';
import { failureCode } from '@green-apple/ng-api-client';
import { Say } from '../util-language/say.ts';
import { problemWords } from '../util-words/problem-words.ts';

/** Stands where something could not be loaded, says why and offers another try. */
@Component({
  selector: 'ga-load-problem',
  imports: [Icon, Say],
  template: `<div role="alert">
    <ga-icon [name]="icon()" [size]="32" />
    <p class="display">{{ words().title | say }}</p>
    <p class="soft">{{ words().text | say }}</p>
    <button type="button" class="btn btn-quiet" (click)="retry.emit()">
      <ga-icon name="retry" /> {{ 'Try again' | say }}
    </button>
  </div>`,
  styles: `
    div {
      display: grid;
      gap: 0.75rem;
      justify-items: center;
      padding: 3.5rem 1rem;
      text-align: center;
    }
    .display {
      font-size: 1.5rem;
    }
    button {
      margin-top: 0.5rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoadProblem {
  readonly error = input.required<unknown>();
  readonly retry = output();
  protected readonly words = computed(() => problemWords(this.error()));
  protected readonly icon = computed(() =>
    failureCode(this.error()) === 'UNREACHABLE' ? 'offline' : 'error',
  );
}
