import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from '../ui-icon/icon.ts';

/** What stands where content would: nothing here yet, not allowed, gone wrong. Actions go inside. */
@Component({
  selector: 'ga-state-panel',
  imports: [Icon],
  template: `
    <span class="sign"><ga-office-icon [name]="icon()" [size]="26" /></span>
    @if (level() === '1') {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    <p>{{ text() }}</p>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 56px 24px;
      text-align: center;
    }
    .sign {
      display: grid;
      place-items: center;
      width: 56px;
      height: 56px;
      margin-bottom: 8px;
      border-radius: 50%;
      background: var(--apple-wash);
      color: var(--orchard);
    }
    :host([data-tone='trouble']) .sign {
      background: var(--blossom);
      color: var(--blossom-ink);
    }
    h1,
    h2 {
      margin: 0;
      font-family: var(--font-display);
      font-size: 1.375rem;
      font-weight: 520;
    }
    p {
      max-width: 52ch;
      margin: 0;
      color: var(--ink-soft);
      text-wrap: pretty;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 8px;
      margin-top: 12px;
    }
    .actions:empty {
      display: none;
    }
  `,
  host: { '[attr.data-tone]': 'tone()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatePanel {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly tone = input<'calm' | 'trouble'>('calm');
  /** Heading level: 1 where the panel is the whole page. */
  readonly level = input<'1' | '2'>('2');
}
