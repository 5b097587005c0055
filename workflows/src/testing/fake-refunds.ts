import type {
  RefundActivities,
  RefundDeskActivities,
  RefundFacts,
  RefundStage,
} from '@green-apple/workflow-contracts';

type PartState = 'open' | 'pending' | 'settled' | 'failed';

/** One refund in memory; keeps its states as the database does. */
export class FakeRefunds {
  state: RefundStage = 'approved';
  wakes: string | null = null;
  /** How many looks find a part of the money just being charged. */
  beingTaken = 0;
  readonly #cards = new Map<number, PartState>([[1, 'open']]);
  /** What the provider says about a part, one after the other; the last one stays. */
  readonly #answers = new Map<number, PartState[]>();

  /** The parts that go to cards, with what the provider says each time it is asked. */
  cards(parts: Readonly<Record<number, readonly PartState[]>>): void {
    this.#cards.clear();
    for (const [position, answers] of Object.entries(parts)) {
      this.#cards.set(Number(position), 'open');
      this.#answers.set(Number(position), [...answers]);
    }
  }

  activities(note: (deed: string) => void): RefundDeskActivities & RefundActivities {
    return {
      beginRefund: async (): Promise<RefundFacts> => {
        if (this.state === 'approved' && this.beingTaken-- <= 0) this.state = 'processing';
        note(`begin refund ${this.state}`);
        const isBegun = !['approved', 'awaiting_approval', 'refused'].includes(this.state);
        const cards = isBegun ? [...this.#cards.keys()] : [];
        return { orderId: 'order-1', state: this.state, position: 1, wakes: this.wakes, cards };
      },
      refundCard: async ({ position }) => {
        note(`refund card ${position}`);
        const answers = this.#answers.get(position) ?? ['settled'];
        const next = answers.length > 1 ? answers.shift() : answers[0];
        this.#cards.set(position, next ?? 'settled');
      },
      settleRefund: async () => {
        const states = [...this.#cards.values()];
        if (states.includes('failed')) this.state = 'failed';
        else this.state = states.every((each) => each === 'settled') ? 'settled' : 'processing';
        return { state: this.state };
      },
      countRefund: async () => note('count refund'),
      correctTax: async () => note('correct tax'),
    };
  }
}
