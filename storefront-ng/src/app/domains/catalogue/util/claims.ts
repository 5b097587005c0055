import type { ProductDetail } from '@green-apple/contracts-http';

export interface ShownClaims {
  readonly items: ReadonlyArray<{ readonly text: string; readonly evidence: string }>;
  /** The statement the law asks for; stands right below the claims. */
  readonly disclaimer: string | null;
}

/** Claims, each with the mark that leads to the disclaimer below them. */
export function claimsWithMarks(product: ProductDetail | null): ShownClaims {
  return {
    items: (product?.claims ?? []).map(({ text, evidence, disclaimed }) => ({
      text: `${text.replace(/\*$/, '')}${disclaimed ? '*' : ''}`,
      evidence,
    })),
    disclaimer: product?.disclaimer ? `*${product.disclaimer.replace(/^\*\s*/, '')}` : null,
  };
}
