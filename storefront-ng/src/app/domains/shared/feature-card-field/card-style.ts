import type { CardOptions } from '../data-payment/payment-provider.ts';

/** The frame cannot see our style sheet: it is told the colours that hold right now. */
export function cardStyle(document: Document): NonNullable<CardOptions['style']> {
  const style = document.defaultView?.getComputedStyle(document.documentElement);
  const token = (name: string, otherwise: string): string =>
    style?.getPropertyValue(name).trim() || otherwise;
  return {
    base: {
      color: token('--ink', '#17261c'),
      iconColor: token('--orchard', '#1f5a36'),
      fontFamily: 'Figtree, system-ui, sans-serif',
      fontSize: '16px',
      '::placeholder': { color: token('--ink-soft', '#4a5a4f') },
    },
    invalid: { color: token('--blossom-ink', '#8c2f2b') },
  };
}
