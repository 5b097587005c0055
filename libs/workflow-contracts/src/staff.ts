import type { StaffTaskKind } from '@green-apple/domain-order';

export interface StaffTaskInput {
  /** Names the trouble, e.g. `label/<shipmentId>`: raised again, it stays one task. */
  readonly key: string;
  readonly kind: StaffTaskKind;
  readonly orderId: string;
  /** Codes, ids and amounts; nothing personal. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** ISO 8601; when somebody should have looked. Now unless told. */
  readonly dueAt?: string;
}

/** What a run asks people for. */
export interface StaffActivities {
  raiseStaffTask(input: StaffTaskInput): Promise<void>;
  /** The trouble went away by itself. */
  settleStaffTask(input: { readonly key: string }): Promise<void>;
}
