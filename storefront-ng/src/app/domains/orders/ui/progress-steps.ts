import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import type { PlainText } from '../../shared/util-language/words.ts';
import type { Step, StepState } from '../util/progress.ts';

const ICONS: Readonly<Record<StepState, IconName>> = {
  done: 'check',
  now: 'clock',
  wrong: 'close',
  next: 'minus',
};
const WORDS: Readonly<Record<StepState, PlainText>> = {
  done: 'done',
  now: 'under way',
  wrong: 'not done',
  next: 'still to come',
};

/** Where an order stands, in three steps. */
@Component({
  selector: 'ga-progress-steps',
  imports: [Icon, Say],
  template: `<ol role="list" class="steps">
    @for (step of steps(); track $index) {
      <li [class]="step.state" [attr.aria-current]="step.state === 'now' ? 'step' : null">
        <span class="dot"><ga-icon [name]="icons[step.state]" [size]="16" /></span>
        <span
          >{{ step.label | say }}<span class="sr-only">, {{ words[step.state] | say }}</span></span
        >
      </li>
    }
  </ol>`,
  styleUrl: './progress-steps.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProgressSteps {
  readonly steps = input.required<readonly Step[]>();
  protected readonly icons = ICONS;
  protected readonly words = WORDS;
}
