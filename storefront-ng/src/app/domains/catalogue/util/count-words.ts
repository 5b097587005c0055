const figure = new Intl.NumberFormat('en-US');

/** A number of products as it is said: "1,250", or "about 120,000" where it was told from a sample. */
export const countWords = (count: number, isApproximate = false): string =>
  `${isApproximate ? 'about ' : ''}${figure.format(count)}`;
