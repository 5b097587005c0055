import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  input,
  model,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImageDto } from '@green-apple/contracts-http';
import { CENTRE, moveFocus, type FocalPoint } from '@green-apple/domain-catalog';
import { fallbackUrl, ProductPicture } from '@green-apple/ng-ui';
import { focusText } from '../util/picture-text.ts';

const STEP = 0.01;
const LEAP = 0.1;

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The point of a picture that stays in sight: pointed at, or moved by the arrow keys; beside it what is cut of it. */
@Component({
  selector: 'ga-focus-picker',
  imports: [MatButton, ProductPicture],
  templateUrl: './focus-picker.html',
  styleUrl: './focus-picker.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FocusPicker {
  readonly image = input.required<ImageDto>();
  readonly width = input.required<number>();
  readonly height = input.required<number>();
  readonly focus = model.required<FocalPoint>();

  private readonly cross = viewChild.required<ElementRef<HTMLElement>>('cross');
  protected readonly source = computed(() => fallbackUrl(this.image(), 960));
  protected readonly cropped = computed<ImageDto>(() => ({ ...this.image(), focus: this.focus() }));
  protected readonly square = computed(() => this.width() === this.height());
  protected readonly text = computed(() => focusText(this.focus()));
  protected readonly left = computed(() => this.focus().x * 100);
  protected readonly top = computed(() => this.focus().y * 100);

  protected point({ offsetX, offsetY, currentTarget }: MouseEvent): void {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { clientWidth, clientHeight } = currentTarget;
    this.focus.set(moveFocus({ x: 0, y: 0 }, offsetX / clientWidth, offsetY / clientHeight));
    this.cross().nativeElement.focus();
  }

  protected press(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    // The page must not scroll away under it.
    event.preventDefault();
    const by = event.shiftKey ? LEAP : STEP;
    this.focus.update((focus) => moveFocus(focus, arrow[0] * by, arrow[1] * by));
  }

  protected centre(): void {
    this.focus.set(CENTRE);
    this.cross().nativeElement.focus();
  }
}
