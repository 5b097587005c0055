import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { ProductPicture } from '@green-apple/ng-ui';
import { dayText } from '../util/promise-text.ts';
import type { Stop } from '../util/walk.ts';

/** The way along the shelves, to walk with a phone or on paper; ticking is for oneself. */
@Component({
  selector: 'ga-walk-table',
  imports: [MatCheckbox, ProductPicture],
  templateUrl: './walk-table.html',
  styleUrl: './walk-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WalkTable {
  readonly stops = input.required<readonly Stop[]>();
  /** Boxes are told apart only where there are several. */
  readonly severalBoxes = input.required<boolean>();

  protected readonly dayText = dayText;
  readonly #done = signal<ReadonlySet<string>>(new Set());
  protected readonly severalPlaces = computed(
    () => new Set(this.stops().map(({ item }) => item.place.code)).size > 1,
  );

  protected isDone({ key }: Stop): boolean {
    return this.#done().has(key);
  }

  protected tick({ key }: Stop, done: boolean): void {
    const all = new Set(this.#done());
    if (done) all.add(key);
    else all.delete(key);
    this.#done.set(all);
  }

  protected startsPlace(index: number): boolean {
    const stops = this.stops();
    return stops[index]?.item.place.code !== stops[index - 1]?.item.place.code;
  }
}
