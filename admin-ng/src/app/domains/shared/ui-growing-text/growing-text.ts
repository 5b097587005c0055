import { Directive, input, numberAttribute } from '@angular/core';

/**
 * A text box as high as its text, and at least so many rows. The browser measures it, so that it stays right
 * however the page around it changes; one that cannot shows the rows, to be pulled larger.
 */
@Directive({
  selector: 'textarea[gaGrows]',
  host: {
    class: 'grows',
    '[attr.rows]': 'gaGrows()',
    '[style.min-height.lh]': 'gaGrows()',
  },
})
export class GrowingText {
  /** The least rows. */
  readonly gaGrows = input.required({ transform: numberAttribute });
}
