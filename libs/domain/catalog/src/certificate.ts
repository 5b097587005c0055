/** Days before its end from which on employees are told that a certificate runs out. */
export const EXPIRY_NOTICE_DAYS = 60;

/** The longest period that is taken for true: no body certifies for more. */
const LONGEST_YEARS = 10;

/** From when until when a certificate holds; both days are ISO, the last one included. */
export interface CertificatePeriod {
  readonly validFrom: string;
  readonly validUntil: string;
}

export const CERTIFICATE_STANDINGS = ['coming', 'valid', 'expiring', 'expired', 'ended'] as const;
export type CertificateStanding = (typeof CERTIFICATE_STANDINGS)[number];

/** True for a period that ends after it begins, and within ten years. */
export function isFittingPeriod({ validFrom, validUntil }: CertificatePeriod): boolean {
  const latest = `${Number(validFrom.slice(0, 4)) + LONGEST_YEARS}${validFrom.slice(4)}`;
  return validFrom <= validUntil && validUntil <= latest;
}

/** Whole days that are left after `today` (ISO day); negative once it is over. */
export const daysLeft = (validUntil: string, today: string): number =>
  Math.round((Date.parse(validUntil) - Date.parse(today)) / 86_400_000);

/** Where a certificate stands on `today` (ISO day). Shoppers see what is valid, whether it runs out soon or not. */
export function certificateStanding(
  certificate: CertificatePeriod & { readonly ended: boolean },
  today: string,
): CertificateStanding {
  if (certificate.ended) return 'ended';
  const left = daysLeft(certificate.validUntil, today);
  if (left < 0) return 'expired';
  if (certificate.validFrom > today) return 'coming';
  return left <= EXPIRY_NOTICE_DAYS ? 'expiring' : 'valid';
}
