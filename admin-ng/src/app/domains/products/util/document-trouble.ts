import { failureCode } from '@green-apple/ng-api-client';

/** Why a certificate or report was not kept, in words. */
export function documentTrouble(error: unknown): string {
  switch (failureCode(error)) {
    case 'VERSION_CONFLICT':
    case 'NOT_FOUND':
      return 'A colleague was faster. The list shows how it stands now.';
    case 'CERTIFICATE_KNOWN':
      return 'This certificate is on record already, with the same first day.';
    case 'DOCUMENT_NOT_SHOWN':
      return 'That file is neither a PDF nor a picture. Nothing was changed.';
    case 'PAYLOAD_TOO_LARGE':
      return 'That file is too large. Nothing was changed.';
    default:
      return 'That did not work. Nothing was changed; please try again.';
  }
}
