import { mayMoveReturn, type ReturnInstruction, type ReturnState } from '@green-apple/domain-order';
import type {
  ReturnActivities,
  ReturnFacts,
  ReturnLabelActivities,
  SettledReturn,
} from '@green-apple/workflow-contracts';

type WayBack = 'in_transit' | 'arrived' | 'lost' | null;
const DAY_MS = 24 * 60 * 60 * 1000;

/** One return in memory; keeps its table of states as the database does. */
export class FakeReturns {
  state: ReturnState = 'requested';
  review: string | null = null;
  refundState: string | null = null;
  /** What becomes of it once it was looked at, try by try; the last one stays. */
  readonly settles: SettledReturn['code'][] = ['refunding'];
  /** What carriers say when asked, one after the other; the last one stays. */
  readonly tracking: WayBack[] = [null];
  labelRefused = false;
  /** The carrier has it in its hands by the time its label is to be given back. */
  labelInUse = false;
  /** The shopper pays the postage. */
  isOwn = false;
  /** When it was approved has to be known to say until when it is sent. */
  now: () => number = () => 0;
  #sendBy: string | null = null;
  readonly #instructions: { seq: number; kind: ReturnInstruction }[] = [];

  /** Somebody asks for something; the run has to be told. */
  ask(kind: ReturnInstruction): void {
    this.#instructions.push({ seq: this.#instructions.length + 1, kind });
  }

  activities(note: (deed: string) => void): ReturnActivities & ReturnLabelActivities {
    const move = (to: ReturnState) => {
      if (!mayMoveReturn(this.state, to)) return { code: 'stood', state: this.state } as const;
      note(`return ${to}`);
      this.state = to;
      return { code: 'moved' } as const;
    };
    return {
      loadReturn: async (): Promise<ReturnFacts> => ({
        state: this.state,
        position: 1,
        review: this.review,
        sendBy: this.#sendBy,
        refundState: this.refundState,
        instructions: [...this.#instructions],
      }),
      moveReturn: async ({ to }) => {
        if (to === 'approved') this.#sendBy = new Date(this.now() + 14 * DAY_MS).toISOString();
        return move(to);
      },
      inspectReturn: async () => {
        note('restock');
        return move('inspected');
      },
      settleReturn: async () => {
        const code = (this.settles.length > 1 ? this.settles.shift() : this.settles[0]) ?? 'waits';
        note(`settle ${code}`);
        if (code === 'exchanged' || code === 'rejected') move(code);
        return { code };
      },
      buyReturnLabel: async () => {
        if (this.isOwn) return { code: 'own' };
        note('buy return label');
        return { code: this.labelRefused ? 'refused' : 'bought' };
      },
      giveBackReturnLabel: async () => {
        note('give back return label');
        return { code: this.labelInUse ? 'in_use' : 'given_back' };
      },
      readReturnTracking: async () => ({
        state: (this.tracking.length > 1 ? this.tracking.shift() : this.tracking[0]) ?? null,
      }),
    };
  }
}
