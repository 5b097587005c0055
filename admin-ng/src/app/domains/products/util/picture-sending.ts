import { PICTURE_MOST_BYTES, PICTURES_MOST, sizeWords } from '@green-apple/domain-catalog';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';

/** Why a file was not taken, in words; whether sending it once more may help. */
export interface Refusal {
  readonly words: string;
  readonly again: boolean;
}

/** A file on its way. */
export interface Sending {
  readonly productId: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Null until it was refused. */
  readonly refusal: Refusal | null;
}

/** Why a file need not be sent at all; null when it may be. */
export const sizeRefusal = ({ size }: Pick<File, 'size'>): Refusal | null =>
  size <= PICTURE_MOST_BYTES
    ? null
    : {
        words: `It has ${sizeWords(size)}; a picture may have up to ${sizeWords(PICTURE_MOST_BYTES)}.`,
        again: false,
      };

export function refusalOf(error: unknown): Refusal {
  const code = failureCode(error);
  switch (code) {
    // Who has looked into the file knows best what is wrong with it.
    case 'PICTURE_REFUSED':
    case 'PAYLOAD_TOO_LARGE':
      return {
        words: error instanceof ApiProblem ? error.problem.detail : 'It is no picture we can use.',
        again: false,
      };
    case 'PICTURES_FULL':
      return {
        words: `A product has up to ${PICTURES_MOST} pictures. Remove one first.`,
        again: true,
      };
    case 'FORBIDDEN':
      return { words: 'Your role does not include this.', again: false };
    case 'UNREACHABLE':
      return { words: 'No answer came. It is never taken twice.', again: true };
    default:
      return { words: 'That did not work.', again: true };
  }
}
