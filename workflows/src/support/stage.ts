import { SEARCH_ATTRIBUTES, type WaitingOn } from '@green-apple/workflow-contracts';
import { upsertSearchAttributes } from '@temporalio/workflow';

/** What a run is at, whom it waits for and until when: all that operators search by. */
export interface Stage {
  readonly stage: string;
  readonly waitingOn: WaitingOn | null;
  /** Milliseconds since 1970. */
  readonly dueBy: number | null;
}

/** Keeps the run's search attributes; says nothing to the server while nothing changed. */
export class StageBoard {
  #shown: Stage | null = null;

  show(next: Stage): void {
    const before = this.#shown;
    this.#shown = next;
    if (
      before?.stage === next.stage &&
      before.waitingOn === next.waitingOn &&
      before.dueBy === next.dueBy
    )
      return;
    upsertSearchAttributes([
      { key: SEARCH_ATTRIBUTES.orderStage, value: next.stage },
      { key: SEARCH_ATTRIBUTES.waitingOn, value: next.waitingOn },
      { key: SEARCH_ATTRIBUTES.dueBy, value: next.dueBy === null ? null : new Date(next.dueBy) },
    ]);
  }

  get shown(): Stage | null {
    return this.#shown;
  }
}
