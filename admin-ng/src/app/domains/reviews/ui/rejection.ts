import type { MatDialog } from '@angular/material/dialog';
import { REJECTION_REASONS, REJECTIONS, type Rejection } from '@green-apple/domain-catalog';
import { askReason } from '../../shared/ui-dialog/reason-dialog.ts';
import { REJECTION_TEXT } from '../util/review-text.ts';

/** Asks why `what` is turned down; `text` says who hears of it. Null when it is not turned down after all. */
export const askRejection = (
  dialogs: MatDialog,
  what: string,
  text: string,
): Promise<Rejection | null> =>
  askReason(dialogs, {
    title: `Turn down “${what}”?`,
    text,
    reasons: REJECTION_REASONS.map((value) => ({
      value,
      label: REJECTION_TEXT[value],
      told: REJECTIONS[value],
    })),
    act: 'Turn it down',
  });
