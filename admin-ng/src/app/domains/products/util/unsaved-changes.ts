import type { CanDeactivateFn } from '@angular/router';

/** A page that may hold changes nobody saved yet. */
export interface HoldsChanges {
  /** Asks the employee where there is something to lose; true to go. */
  mayLeave(): boolean | Promise<boolean>;
}

export const leaveOnlyIfSaved: CanDeactivateFn<HoldsChanges> = (page) => page.mayLeave();
