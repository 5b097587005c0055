import type { Form } from '@green-apple/domain-catalog';
import type { BrandLook } from '../packshot/look.ts';

/** A sentence of a brand; with `forms`, true of these only. */
export type VoiceLine = string | { readonly text: string; readonly forms: readonly Form[] };

/** A maker in the shop: who they are, how they speak, how their packs look. */
export interface Brand {
  readonly slug: string;
  readonly name: string;
  readonly story: string;
  /** How the maker names its products; different for each brand, so that titles stay apart. */
  readonly titled: (name: string) => string;
  /** Sentences in the brand's own voice; a product takes one or two. */
  readonly voice: readonly VoiceLine[];
  readonly priceFactor: number;
  /** Cents that its prices end on. */
  readonly priceEnding: 0 | 49 | 95 | 99;
  readonly veganOnly: boolean;
  readonly look: BrandLook;
}
