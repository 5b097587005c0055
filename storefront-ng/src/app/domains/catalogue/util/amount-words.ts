const figure = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** "2,000 IU", "0.5 mg": a figure with its unit, kept together. */
export const amountWords = (amount: number, unit: string): string =>
  `${figure.format(amount)}\u00a0${unit}`;
