import type { Form, Goal, Packshot } from '@green-apple/domain-catalog';
import type { MarkName } from './marks.ts';

/** How a brand dresses its packs. Colours are CSS hex values. */
export interface BrandLook {
  readonly mark: MarkName;
  /** Colours of the mark on the label. */
  readonly markColours: readonly [string, string];
  /** left: set left under the goal band; centre: framed and centred; block: brand colour on top. */
  readonly layout: 'left' | 'centre' | 'block';
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  readonly bottle: string;
  readonly cap: string;
  /** Pouches, tubes and boxes in the brand's colour; null follows the goal. */
  readonly wrap: string | null;
}

/** Everything a packshot template needs to know. */
export interface PackshotScene {
  readonly packshot: Packshot;
  readonly form: Form;
  readonly goal: Goal;
  readonly brandName: string;
  readonly look: BrandLook;
}
