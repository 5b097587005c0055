import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { GOAL_LABELS, labelOf } from '@green-apple/domain-catalog';

/** The goal a product serves, in the goal's own colours. */
@Component({
  selector: 'ga-goal-chip',
  template: '{{ name() }}',
  styles: `
    :host {
      display: inline-block;
      padding: 2px 10px;
      border-radius: var(--radius-pill);
      background: var(--goal, var(--surface-sunk));
      color: var(--goal-ink, var(--ink));
      font-size: 0.8125rem;
      font-weight: 600;
      line-height: 1.4;
    }
  `,
  host: { '[attr.data-goal]': 'goal()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GoalChip {
  readonly goal = input.required<string>();
  /** What the goal is called in the language of the page; its English name unless told. */
  readonly label = input<string>();
  protected readonly name = computed(() => this.label() ?? labelOf(GOAL_LABELS, this.goal()));
}
