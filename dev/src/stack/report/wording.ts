const MEGABYTE = 1_000_000;
const BAR_WIDTH = 20;

export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return value < 10 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`;
}

/** `[#####---------------] 240 of 947 MB`; without a total only what is done. */
export function bar(done: number, total: number | undefined): string {
  const megabytes = Math.round(done / MEGABYTE);
  if (total === undefined) return `${megabytes} MB`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  const drawing = '#'.repeat(filled) + '-'.repeat(BAR_WIDTH - filled);
  return `[${drawing}] ${megabytes} of ${Math.round(total / MEGABYTE)} MB`;
}
