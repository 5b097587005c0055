import type {
  EditChargeActivities,
  EditStep,
  OrderEditActivities,
} from '@green-apple/workflow-contracts';

/** One change of an order in memory. */
export class FakeEdits {
  /** What judging it comes to, look by look; `none` after the last one. */
  readonly steps: EditStep[] = [];
  /** What the bank says, time by time; the last one stays. */
  readonly banks: ('authorised' | 'declined')[] = [];
  /** Until when somebody may pay the difference, as it was written down. */
  until: string | null = null;

  activities(note: (deed: string) => void): OrderEditActivities & EditChargeActivities {
    return {
      applyEdit: async (): Promise<EditStep> => {
        const step = this.steps[0];
        if (step === undefined) return { code: 'none' };
        if (step.code !== 'charge_needed') {
          note(`edit ${step.code}`);
          this.steps.shift();
          return step;
        }
        return { ...step, payBy: this.until };
      },
      awaitEditPayment: async ({ until }) => {
        note('wait for the difference');
        this.until = until;
      },
      abandonEdit: async () => {
        note('abandon the edit');
        this.steps.length = 0;
      },
      chargeEdit: async () => {
        const answer = (this.banks.length > 1 ? this.banks.shift() : this.banks[0]) ?? 'authorised';
        note(`charge ${answer}`);
        if (answer === 'authorised') this.steps.shift();
        return { code: answer };
      },
      letGoOfCharges: async () => note('let go of charges'),
      amendTax: async () => note('amend tax'),
    };
  }
}
