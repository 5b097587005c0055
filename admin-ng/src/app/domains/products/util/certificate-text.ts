import type { AdminCertificate } from '@green-apple/contracts-http';
import {
  CERTIFICATE_LABELS,
  CERTIFICATES,
  daysLeft,
  labelOf,
  type CertificateStanding,
} from '@green-apple/domain-catalog';
import type { Tone } from '../../shared/util-tone/tone.ts';

export const certificateName = (kind: string): string => labelOf(CERTIFICATE_LABELS, kind);

export const CERTIFICATE_CHOICES = CERTIFICATES.map((value) => ({
  value,
  label: certificateName(value),
}));

const TONES: Readonly<Record<CertificateStanding, Tone>> = {
  coming: 'waiting',
  valid: 'good',
  expiring: 'trouble',
  expired: 'quiet',
  ended: 'quiet',
};

export const standingTone = ({ standing }: Pick<AdminCertificate, 'standing'>): Tone =>
  TONES[standing];

/** Where a certificate stands on `today` (ISO day), with the days where they matter. */
export function standingText(
  {
    standing,
    validFrom,
    validUntil,
  }: Pick<AdminCertificate, 'standing' | 'validFrom' | 'validUntil'>,
  today: string,
): string {
  switch (standing) {
    case 'coming':
      return `Shows from ${validFrom}`;
    case 'valid':
      return 'Shows in the shop';
    case 'expiring': {
      const left = daysLeft(validUntil, today);
      if (left === 0) return 'Last day today';
      return `Runs out in ${left} ${left === 1 ? 'day' : 'days'}`;
    }
    case 'expired':
      return 'Has run out';
    case 'ended':
      return 'Ended';
  }
}
