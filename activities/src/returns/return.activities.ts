import type { ReturnInstruction } from '@green-apple/domain-order';
import type { ReturnDeskRepository, ReturnMoved } from '@green-apple/persistence';
import {
  returnWorkflowId,
  type ReturnActivities,
  type ReturnMove,
} from '@green-apple/workflow-contracts';
import { orderMissing } from '../partner-failure.ts';

/** The short steps of a return's run, over our own database. */
export function createReturnActivities(desk: ReturnDeskRepository): ReturnActivities {
  return {
    async loadReturn({ returnId }) {
      const row = await desk.load(returnId);
      if (row === null) throw orderMissing();
      const { state, position, review, sendBy, refundState, instructions } = row;
      return {
        state,
        position,
        review,
        sendBy,
        refundState,
        instructions: instructions.map(({ seq, kind }) => ({
          seq,
          kind: kind as ReturnInstruction,
        })),
      };
    },
    moveReturn: async ({ reason, ...move }) =>
      toMove(await desk.move({ ...move, reason: reason ?? null })),
    inspectReturn: async ({ returnId, seq }) => toMove(await desk.inspect(returnId, seq)),
    settleReturn: ({ returnId }) => desk.settle(returnId, returnWorkflowId(returnId)),
  };
}

function toMove(moved: ReturnMoved): ReturnMove {
  if (moved.code === 'missing') throw orderMissing();
  return moved.code === 'moved' ? { code: 'moved' } : moved;
}
