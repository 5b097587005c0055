import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What operators search runs by. Ids and stages only: search attributes are never encrypted. */
export const SEARCH_ATTRIBUTES = {
  orderStage: defineSearchAttributeKey('OrderStage', SearchAttributeType.KEYWORD),
  /** Whom a run waits for; not set while it works. */
  waitingOn: defineSearchAttributeKey('WaitingOn', SearchAttributeType.KEYWORD),
  /** Until when it waits. */
  dueBy: defineSearchAttributeKey('DueBy', SearchAttributeType.DATETIME),
  market: defineSearchAttributeKey('Market', SearchAttributeType.KEYWORD),
};
